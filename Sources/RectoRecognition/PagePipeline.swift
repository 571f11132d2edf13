public import Foundation
import RectoLayout
public import RectoModel

/// Makes pages, one at a time: loads the image, prepares it, recognises it.
public final class PagePipeline: Sendable {
  private let recognizer: any PageRecognizer
  private let detector = OrientationDetector()
  private let pages = PDFPageSource()
  private let layout: LayoutDetector?

  /// `recognizer` is used by this pipeline only. With `layoutModel`, scans are shown to the layout model where it is installed.
  public init(recognizer: any PageRecognizer, layoutModel: Bool = false) {
    self.recognizer = recognizer
    layout = layoutModel ? LayoutDetector() : nil
  }

  /// The whole of it. A page that can't be loaded, or whose recognition fails or runs out of time, throws; what
  /// `withoutText` gives can then stand in for it.
  public func process(_ task: PageTask) async throws(RectoError) -> PageResult {
    PageImageOptimizer(task).optimize(try await recognised(task))
  }

  private func recognised(_ task: PageTask) async throws(RectoError) -> PageResult {
    do throws(RectoError) {
      let start = ContinuousClock.now
      let loaded: LoadedPage
      if task.kind == .pdf {
        switch try await pages.load(task) {
        case .finished(let result): return result
        case .toRead(let page): loaded = page
        }
      } else {
        loaded = try PageLoader(task).load()
      }
      let orientation = try await orientation(of: loaded, for: task)
      let turn = orientation?.isSure == true ? orientation?.turn ?? .none : .none
      let first = try await attempt(loaded, task, turn: turn, since: start)
      var best = try await better(first, loaded, task, orientation, since: start).result(for: task)
      if let note = await turnedNote(best.page, loaded, task) { best.diagnostics.append(note) }
      if task.ocrMode == .auto, best.page.original?.treatment == .redone, best.page.words.isEmpty {
        return try await pages.untouched(task)
      }
      return best
    } catch {
      throw task.locate(error)
    }
  }

  /// The page with its image, upright as far as the file tells, and no blocks.
  public func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    do throws(RectoError) {
      let page: PageResult
      if task.kind == .pdf {
        page = try await pages.withoutText(task)
      } else {
        page = try PageLoader(task).load().result(for: task, structured: nil)
      }
      return PageImageOptimizer(task).optimize(page)
    } catch {
      throw task.locate(error)
    }
  }

  /// Writes the page as it is looked at for recognition, as a PNG of the same pixels; a PDF page with text of its own as
  /// it is shown, with 150 pixels an inch where nothing else is known. For people: nothing is recognised.
  public func picture(_ task: PageTask, to file: URL) async throws(RectoError) {
    let (bitmap, resolution) = try await drawn(task)
    try bitmap.writePNG(to: file, resolution: resolution)
  }

  /// The same, with where its ink is.
  public func look(_ task: PageTask, to file: URL) async throws(RectoError) -> PageLook {
    let (bitmap, resolution) = try await drawn(task)
    try bitmap.writePNG(to: file, resolution: resolution)
    return PageLook(
      picture: file, size: bitmap.size, ink: try bitmap.letterInk(unitsPerInch: resolution.unitsPerInch))
  }

  private func drawn(_ task: PageTask) async throws(RectoError) -> (PageBitmap, Resolution) {
    do throws(RectoError) {
      let loaded: LoadedPage
      if task.kind == .pdf {
        switch try await pages.load(task) {
        case .finished: return try shown(task, unitsPerInch: 150)
        case .toRead(let page) where page.original?.isShown == true:
          return try shown(task, unitsPerInch: page.resolution.unitsPerInch)
        case .toRead(let page): loaded = page
        }
      } else {
        loaded = try PageLoader(task).load()
      }
      let orientation = try await orientation(of: loaded, for: task)
      let turn = orientation?.isSure == true ? orientation?.turn ?? .none : .none
      let page = try PagePreparer(task: task).prepare(loaded, turn: turn)
      return (page.look ?? page.bitmap, page.resolution)
    } catch {
      throw task.locate(error)
    }
  }

  private func shown(_ task: PageTask, unitsPerInch: Double) throws(RectoError) -> (PageBitmap, Resolution) {
    let page = try PDFFile(task.input).page(task.pageIndex)
    let drawing = try PDFDrawing(page: page.size, unitsPerInch: unitsPerInch, limits: task.limits)
    let bitmap = try page.render(
      width: drawing.width, height: drawing.height, unitsPerInch: drawing.unitsPerInch)
    return (bitmap, .measured(drawing.unitsPerInch))
  }

  /// Where the turn is doubtful, both ways are read.
  private func better(
    _ first: ReadPage, _ loaded: LoadedPage, _ task: PageTask, _ orientation: TesseractOrientation?,
    since start: ContinuousClock.Instant
  ) async -> ReadPage {
    guard let orientation, !orientation.isSure, orientation.turn != .none,
      let second = try? await attempt(loaded, task, turn: orientation.turn, since: start),
      second.page.isMoreUpright(than: first.page)
    else { return first }
    return second
  }

  private func orientation(
    of page: LoadedPage, for task: PageTask
  ) async throws(RectoError) -> TesseractOrientation? {
    guard task.preparation.rotatePages else { return nil }
    return try await detector.turn(of: page.bitmap, resolution: page.resolution)
  }

  /// Where a page lies on its side or its head, and nobody asked to turn pages: few would guess why it is read so badly.
  private func turnedNote(_ page: Page, _ loaded: LoadedPage, _ task: PageTask) async -> Diagnostic? {
    guard !task.preparation.rotatePages, page.isHardlyRead,
      let turn = try? await detector.turn(of: loaded.bitmap, resolution: loaded.resolution), turn.isSure,
      turn.turn != .none
    else { return nil }
    return .engineNote(
      page: task.pageNumber, note: "hardly read, and looks turned; --rotate-pages turns such pages upright")
  }

  private func attempt(
    _ loaded: LoadedPage, _ task: PageTask, turn: Rotation, since start: ContinuousClock.Instant
  ) async throws(RectoError) -> ReadPage {
    let page = try PagePreparer(task: task).prepare(loaded, turn: turn)
    let spent = Int(start.duration(to: .now).components.seconds)
    let hints = RecognitionHints(
      resolution: page.resolution, statedUnitsPerInch: page.statedUnitsPerInch,
      deadlineSeconds: task.limits.secondsPerPage - spent)
    let recognised = try await recognizer.recognize(page.bitmap, hints: hints)
    let (marked, handwritten) = try HandwritingFinder(page.bitmap).marked(recognised)
    var notes = await recognizer.notes
    var read = ReadPage(page, marked)
    if task.preparation.layoutModel, LayoutDoubt(read.page).isThere, let layout, layout.isInstalled {
      do {
        read = read.seen(try await layout.regions(of: page.bitmap))
      } catch {
        notes.append("structured by geometry alone: \(error.message)")
      }
    }
    read.notes = notes
    if handwritten > 0 { read.notes.append(HandwritingFinder.note(lines: handwritten)) }
    guard task.preparation.rereadTables else { return read }
    return await rereadingTables(read, hints: hints, since: start)
  }

  /// The page with its tables read again where they are read better so.
  private func rereadingTables(
    _ read: ReadPage, hints: RecognitionHints, since start: ContinuousClock.Instant
  ) async -> ReadPage {
    let rereading = TableRereading(bitmap: read.loaded.bitmap, rules: read.rules)
    var recognised = read.recognised
    for area in rereading.areas(of: recognised, tables: read.tables) {
      guard let (picture, factor, back) = rereading.picture(of: area, on: recognised) else { continue }
      var closer = hints
      closer.arrangement = .lines
      closer.resolution = Resolution(
        unitsPerInch: hints.resolution.unitsPerInch * factor, origin: hints.resolution.origin)
      closer.deadlineSeconds = hints.deadlineSeconds.map {
        $0 - Int(start.duration(to: .now).components.seconds)
      }
      guard let second = try? await recognizer.recognize(picture, hints: closer) else { continue }
      let blocks: [Block] = second.blocks.compactMap { $0.paragraph(mapped: back) }
      let words = recognised.words.filter { area.contains($0.box.center) }
      let others: [Word] = blocks.flatMap(\.allLines).flatMap(\.words)
      guard TableRereading.isBetter(others, than: words, factor: factor) else { continue }
      recognised = recognised.replacing(area, with: SurerWords(words).kept(in: blocks))
    }
    if recognised == read.recognised { return read }
    var better = ReadPage(read.loaded, recognised)
    if let regions = read.regions { better = better.seen(regions) }
    better.notes = read.notes
    return better
  }
}

/// A page that was recognised, and may yet be read another way round.
private struct ReadPage {
  let loaded: LoadedPage
  /// As the engine gave it.
  let recognised: Page
  let page: Page
  private let drawn: DrawnPage
  /// What the layout model saw; nil when it wasn't asked.
  let regions: [LayoutRegion]?
  /// The engine's.
  var notes: [String] = []

  init(_ loaded: LoadedPage, _ recognised: Page) {
    self.init(loaded, recognised, DrawnPage(recognised, on: loaded.bitmap), regions: nil)
  }

  private init(_ loaded: LoadedPage, _ recognised: Page, _ drawn: DrawnPage, regions: [LayoutRegion]?) {
    self.loaded = loaded
    self.recognised = recognised
    self.drawn = drawn
    self.regions = regions
    var page = drawn.structured(regions: regions ?? [])
    if regions != nil { page.provenance?.engine?.models.append(LayoutModel.name) }
    self.page = page
  }

  /// With what the layout model saw.
  func seen(_ regions: [LayoutRegion]) -> ReadPage {
    var read = ReadPage(loaded, recognised, drawn, regions: regions)
    read.notes = notes
    return read
  }

  /// What is drawn on it.
  var rules: [Rule] { drawn.graphics.rules }

  /// Where tables are.
  var tables: [Rect] {
    page.blocks.compactMap { if case .table = $0.content { $0.region.box } else { nil } }
  }

  func result(for task: PageTask) throws(RectoError) -> PageResult {
    var result = try loaded.result(for: task, structured: page)
    result.regions = regions ?? []
    result.diagnostics += notes.map { .engineNote(page: task.pageNumber, note: $0) }
    let leftOut = drawn.leftOut
    if leftOut > 0 {
      let words = leftOut == 1 ? "a word" : "\(leftOut) words"
      result.diagnostics.append(
        .engineNote(page: task.pageNumber, note: "left out \(words) read in photographs"))
    }
    return result
  }
}

extension Page {
  /// Tesseract reads a few sideways lines, too; upright they run across the page.
  fileprivate func isMoreUpright(than other: Page) -> Bool {
    let (own, others) = (words.legibility, max(other.words.legibility, 0))
    return own > others * 1.2 || (own > others * 0.8 && runsAcross && !other.runsAcross)
  }

  fileprivate var isHardlyRead: Bool { !words.isEmpty && (words.meanConfidence < 0.6 || !runsAcross) }

  /// Most longer words are wider than they are high.
  private var runsAcross: Bool {
    let long = words.filter { $0.text.count >= 3 }
    return long.filter { $0.box.width > $0.box.height }.count * 2 > long.count
  }
}
