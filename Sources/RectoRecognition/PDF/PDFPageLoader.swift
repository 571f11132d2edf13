import RectoLayout
import RectoModel

/// A page of a PDF, as far as it is known before recognition.
enum LoadedPDFPage: Sendable {
  /// Nothing is to be recognised.
  case finished(PageResult)
  case toRead(LoadedPage)
}

/// Looks at a page of a PDF, decides what is to be done with it, and draws it when it is to be read.
struct PDFPageLoader {
  /// Open for further pages.
  let file: OpenPDF
  private let task: PageTask

  /// `file` is the task's.
  init(_ task: PageTask, _ file: OpenPDF) { (self.task, self.file) = (task, file) }

  init(_ task: PageTask) throws(RectoError) {
    _ = try InputContent(task.input, limits: task.limits)
    self.init(task, try OpenPDF(task.input))
  }

  func load() throws(RectoError) -> LoadedPDFPage {
    let page = try file.page(task.pageIndex)
    guard task.keepsPages else { return .toRead(try draw(page, original: nil, facts: nil)) }
    let reading = PDFPageReading(page, index: task.pageIndex, in: try file.objects())
    let decision = PageDecision(reading.facts, mode: task.ocrMode)
    guard decision.reading != .nothing else { return .finished(try finished(page, decision, reading)) }
    var original = KeptOriginal(decision: decision)
    if original.isShown {
      original.text = reading.readableText.blocks(.identity, engine: Self.identity)
      original.graphics = reading.graphics
      if case .areas(let areas) = decision.reading {
        // What lies in them is found again when they are read.
        let others = reading.pictures.filter { picture in !areas.contains { $0.contains(picture.box.center) }
        }
        (original.graphics.pictures, original.assets) = try pictures(others, of: page)
      }
    }
    return .toRead(try draw(page, original: original, facts: reading.facts))
  }

  /// The page as it is, for one where recognition found nothing that could take the place of its hidden text.
  func untouched() throws(RectoError) -> PageResult { try finished(.nothingBetter) }

  /// The page with what is on it, whatever could be read.
  func withoutText() throws(RectoError) -> PageResult {
    guard task.keepsPages else {
      return try draw(try file.page(task.pageIndex), original: nil, facts: nil).result(
        for: task, structured: nil)
    }
    return try finished(.unread)
  }

  private static let identity = EngineIdentity.embeddedText(version: NativeVersion.poppler)

  // MARK: Pages that stay

  private func finished(_ decision: PageDecision) throws(RectoError) -> PageResult {
    let page = try file.page(task.pageIndex)
    return try finished(page, decision, PDFPageReading(page, index: task.pageIndex, in: try file.objects()))
  }

  private func finished(
    _ page: PDFPage, _ decision: PageDecision, _ reading: PDFPageReading
  ) throws(RectoError) -> PageResult {
    let loaded = try loadedText(page, reading, withHidden: decision.treatment == .kept)
    var result = Page(
      size: page.size, resolution: .measured(72), blocks: loaded.blocks,
      provenance: Provenance(source: task.source, page: task.pageIndex + 1, engine: Self.identity),
      label: label(of: page))
    result.original = OriginalPage(decision.treatment, reason: decision.reason)
    result.language = result.textLanguage(named: task.languages)
    result = PageLayout(order: .geometry).structured(result, graphics: loaded.graphics)
    result = result.numbered(task.pageNumber)
    return PageResult(page: result, assets: loaded.assets, diagnostics: [task.told(decision)])
  }

  /// All that is read of a page that stays, in points.
  func loadedText(
    _ page: PDFPage, _ reading: PDFPageReading, withHidden hidden: Bool
  ) throws(RectoError) -> LoadedText {
    var loaded = LoadedText(
      blocks: reading.text(withHidden: hidden).blocks(.identity, engine: Self.identity),
      graphics: reading.graphics)
    (loaded.graphics.pictures, loaded.assets) = try pictures(reading.pictures, of: page)
    return loaded
  }

  /// With their pixels, where figures are wanted.
  private func pictures(
    _ areas: [PictureArea], of page: PDFPage
  ) throws(RectoError) -> (pictures: [Picture], assets: [Asset]) {
    guard task.wantsFigures, !areas.isEmpty else { return (areas.map { Picture($0.box) }, []) }
    return try PictureCutter(task: task, page: page, document: try file.objects().document).cut(areas)
  }

  // MARK: Pages that are drawn

  private func draw(_ page: PDFPage, original: KeptOriginal?, facts: PageFacts?) throws(RectoError)
    -> LoadedPage
  {
    let scan = facts.map { $0.sharpness(of: original?.decision.reading) } ?? page.scanResolution
    let wanted = Self.resolution(override: task.preparation.resolution, scan: scan)
    let drawing = try PDFDrawing(page: page.size, unitsPerInch: wanted, limits: task.limits)
    let drawn = try page.render(
      width: drawing.width, height: drawing.height, unitsPerInch: drawing.unitsPerInch)
    let bitmap = drawn.reduced()
    let resolution = Resolution.measured(drawing.unitsPerInch)
    let scale = AffineTransform.scale(
      x: bitmap.size.width / page.size.width, y: bitmap.size.height / page.size.height)
    var loaded = LoadedPage(
      bitmap: bitmap, placement: PagePlacement(imageSize: bitmap.size), resolution: resolution,
      label: label(of: page))
    if drawing.unitsPerInch < wanted {
      loaded.diagnostics.append(
        .engineNote(
          page: task.pageNumber,
          note: "large page, drawn at \(Int(drawing.unitsPerInch)) instead of \(Int(wanted)) dpi"))
    }
    if var original, let facts, original.isShown {
      original.text = original.text.map { $0.mapped(scale) }
      original.graphics = original.graphics.mapped(scale)
      loaded.bitmap = try bitmap.showing(original.decision.reading, of: facts, scale: scale)
      loaded.original = original
    } else {
      loaded.asset = try asset(of: bitmap, resolution)
      loaded.original = original
    }
    if let original { loaded.diagnostics.append(task.told(original.decision)) }
    return loaded
  }

  private func asset(of bitmap: PageBitmap, _ resolution: Resolution) throws(RectoError) -> Asset {
    let asset = Asset(
      id: try task.assetID, mediaType: bitmap.encodedType, size: bitmap.size,
      file: task.assetFile(for: bitmap))
    try bitmap.write(to: asset.file, resolution: resolution)
    return asset
  }

  /// Poppler numbers the pages of a document that has no labels.
  private func label(of page: PDFPage) -> String? {
    page.label.flatMap { $0.isEmpty || $0 == String(task.pageIndex + 1) ? nil : $0 }
  }

  /// A scan is drawn at its own resolution, so that its pixels stay what they are; text at 300.
  static func resolution(override: Double?, scan: Double?) -> Double {
    if let override = ResolutionRule.sensible(override) { return override }
    guard let scan else { return 300 }
    let clamped = min(max(scan, 150), 600)
    return abs(clamped - clamped.rounded()) < 0.5 ? clamped.rounded() : clamped
  }
}

extension PageFacts {
  /// Pixels an inch at which nothing is lost of what is to be read; nil when there is no picture in it.
  fileprivate func sharpness(of reading: PageDecision.Reading?) -> Double? {
    if case .areas(let areas)? = reading {
      return pictures.filter { areas.contains($0.box) }.map(\.unitsPerInch).max()
    }
    return scan?.unitsPerInch
  }
}
