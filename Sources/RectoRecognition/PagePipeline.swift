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
      let best = try await upright(first, loaded, task, orientation, since: start).result(for: task)
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
          let turn = task.turn ?? .none
          let straightened = try PagePreparer(task: task).prepare(page, turn: turn).straightened
          return try shown(task, unitsPerInch: page.resolution.unitsPerInch, straightened: straightened)
        case .toRead(let page): loaded = page
        }
      } else {
        loaded = try PageLoader(task).load()
      }
      let orientation = task.turn == nil ? try await orientation(of: loaded, for: task) : nil
      let turn = task.turn ?? (orientation?.isSure == true ? orientation?.turn ?? .none : .none)
      let page = try PagePreparer(task: task).prepare(loaded, turn: turn)
      return (page.look ?? page.bitmap, page.resolution)
    } catch {
      throw task.locate(error)
    }
  }

  private func shown(
    _ task: PageTask, unitsPerInch: Double, straightened degrees: Double = 0
  ) throws(RectoError) -> (PageBitmap, Resolution) {
    let page = try PDFFile(task.input).page(task.pageIndex)
    let drawing = try PDFDrawing(page: page.size, unitsPerInch: unitsPerInch, limits: task.limits)
    let bitmap = try page.render(
      width: drawing.width, height: drawing.height, unitsPerInch: drawing.unitsPerInch
    ).turned(task.turn ?? .none)
    return (
      degrees == 0 ? bitmap : try bitmap.straightened(degrees: degrees), .measured(drawing.unitsPerInch)
    )
  }

  /// The page read the other way round where it was hardly read as it lies, or its lines run another way, and reads
  /// better so. A page that has text of its own lies as that does.
  private func upright(
    _ first: ReadPage, _ loaded: LoadedPage, _ task: PageTask, _ orientation: TesseractOrientation?,
    since start: ContinuousClock.Instant
  ) async -> ReadPage {
    var turns: [Rotation] = []
    if let orientation, !orientation.isSure { turns.append(orientation.turn) }
    if first.isHardlyRead, loaded.original?.text.isEmpty != false {
      let isDoubtful = first.mayBeVerticalWriting
      if orientation == nil, let seen = try? await seen(loaded), seen.isSure || !isDoubtful {
        turns.append(seen.turn)
      }
      if !isDoubtful { turns.append(first.turn + first.recognised.turnOfLines) }
    }
    var tried: Set<Rotation> = [.none, first.turn]
    for turn in turns where tried.insert(turn).inserted {
      if let second = try? await attempt(loaded, task, turn: turn, since: start),
        second.isMoreUpright(than: first)
      {
        return second
      }
    }
    return first
  }

  private func orientation(
    of page: LoadedPage, for task: PageTask
  ) async throws(RectoError) -> TesseractOrientation? {
    task.preparation.rotatePages ? try await seen(page) : nil
  }

  /// Which way up the page is by its look.
  private func seen(_ page: LoadedPage) async throws(RectoError) -> TesseractOrientation? {
    try await detector.turn(of: page.bitmap, resolution: page.resolution)
  }

  private func attempt(
    _ loaded: LoadedPage, _ task: PageTask, turn: Rotation, since start: ContinuousClock.Instant
  ) async throws(RectoError) -> ReadPage {
    var page = try PagePreparer(task: task).prepare(loaded, turn: turn)
    page.shades = (try? ScannedShade.all(on: page.bitmap, straightenedBy: page.lean)) ?? []
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

  /// The page with its tables, and light text on dark, read again where they are read better so.
  private func rereadingTables(
    _ read: ReadPage, hints: RecognitionHints, since start: ContinuousClock.Instant
  ) async -> ReadPage {
    let rereading = TableRereading(
      bitmap: read.loaded.bitmap, rules: read.rules, shades: read.loaded.shades)
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
      guard rereading.isBetter(others, than: words, in: area, factor: factor) else { continue }
      recognised = recognised.replacing(area, with: SurerWords(words).kept(in: blocks))
    }
    if recognised == read.recognised { return read }
    var better = ReadPage(read.loaded, recognised)
    if let regions = read.regions { better = better.seen(regions) }
    better.notes = read.notes
    return better
  }
}
