import RectoModel

/// A page of a PDF, as far as it is known before recognition.
enum LoadedPDFPage: Sendable {
  /// Nothing is to be recognised.
  case finished(PageResult)
  case toRead(LoadedPage)
}

/// Looks at a page of a PDF, decides what is to be done with it, and draws it when it is to be read.
struct PDFPageLoader {
  private let task: PageTask

  init(_ task: PageTask) { self.task = task }

  func load() throws(RectoError) -> LoadedPDFPage {
    _ = try InputContent(task.input, limits: task.limits)
    let page = try PDFFile(task.input).page(task.pageIndex)
    guard task.keepsPages else { return .toRead(try draw(page, original: nil, facts: nil)) }
    let facts = try PageFacts(of: task)
    let decision = PageDecision(facts, mode: task.ocrMode)
    var original = KeptOriginal(decision: decision)
    if decision.reading == .nothing {
      return .finished(finished(page, original, shown: facts.hidden.isEmpty || decision.treatment == .kept))
    }
    if original.isShown { original.text = text(of: page, facts) }
    return .toRead(try draw(page, original: original, facts: facts))
  }

  /// The page as it is, for one where recognition found nothing that could take the place of its hidden text.
  func untouched() throws(RectoError) -> PageResult {
    let page = try PDFFile(task.input).page(task.pageIndex)
    return finished(page, KeptOriginal(decision: .nothingBetter), shown: true)
  }

  /// The page with what is on it, whatever could be read.
  func withoutText() throws(RectoError) -> PageResult {
    let page = try PDFFile(task.input).page(task.pageIndex)
    guard task.keepsPages else {
      return try draw(page, original: nil, facts: nil).result(for: task, recognised: nil)
    }
    return finished(page, KeptOriginal(decision: .unread), shown: true)
  }

  private static let identity = EngineIdentity.embeddedText(version: NativeVersion.poppler)

  // MARK: Pages that stay

  private func finished(_ page: PDFPage, _ original: KeptOriginal, shown: Bool) -> PageResult {
    let text = shown ? EmbeddedText(page.characters) : EmbeddedText([])
    var result = Page(
      size: page.size, resolution: .measured(72), blocks: text.blocks(.identity, engine: Self.identity),
      provenance: Provenance(source: task.source, page: task.pageIndex + 1, engine: Self.identity),
      label: label(of: page))
    result.original = OriginalPage(original.decision.treatment, reason: original.decision.reason)
    result.blocks.number(page: task.pageNumber)
    return PageResult(page: result, assets: [], diagnostics: [task.told(original.decision)])
  }

  /// What can be read on the page and stays there, in pixels.
  private func text(of page: PDFPage, _ facts: PageFacts) -> [Block] {
    guard !facts.readable.isEmpty else { return [] }
    let near = facts.readable.map { $0.box.grown(by: 2) }
    let isAll = facts.hidden.isEmpty && facts.unreadable.isEmpty
    let text = EmbeddedText(page.characters) { middle in isAll || near.contains { $0.contains(middle) } }
    return text.blocks(.identity, engine: Self.identity)
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
