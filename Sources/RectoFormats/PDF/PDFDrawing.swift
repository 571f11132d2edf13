import Foundation
internal import RectoModel
internal import RectoPDF

/// Draws what a document's pages get: their text by Cairo into a file, and their pictures, as they are, into another.
struct PDFDrawing: ~Copyable {
  private let document: Document
  private let sources: KeptSources
  private let options: PDFWriter.Options
  private let context: WriteContext
  private var pictures: PictureFile
  /// A picture that several pages show is stored once.
  private var stored: [AssetID: Int] = [:]
  /// What takes the place of pictures in the sources.
  private(set) var replacements: [PictureReplacement] = []
  private var tags: StructurePlan?
  private var marks: [ContentStreamMarks] = []
  private(set) var pages: [PDFPageRecord] = []
  let glyphs: GlyphTable

  init(
    _ document: Document, _ sources: KeptSources, options: PDFWriter.Options, pictures: URL,
    context: WriteContext
  ) throws(RectoError) {
    self.pictures = try PictureFile(pictures)
    (self.document, self.sources, self.options, self.context) = (document, sources, options, context)
    glyphs = options.hasText ? GlyphTable(document) : GlyphTable()
  }

  mutating func draw(to file: URL, language: LanguageTag?) throws(RectoError) {
    let faces = try GlyphFaces(glyphCount: glyphs.count)
    let surface = try CairoPDFSurface(file: file)
    var structure = StructurePlan(language: language)
    for (index, page) in document.pages.enumerated() {
      let page = page.leaningAsInSource
      let kept = sources.kept(page)
      let plan = try PDFPagePlan(
        page, number: index + 1, glyphs: options.hasText ? glyphs : nil, order: options.rightToLeft,
        paper: kept.flatMap { sources.geometry(of: $0)?.displayedSize }, structure: &structure)
      plan.diagnostics.forEach(context.report)
      surface.beginPage(plan.size)
      surface.draw(
        plan.content.map(\.runs), faces: faces, glyphs: glyphs, isTagged: sources.isEmpty)
      marks.append(ContentStreamMarks(content: plan.content))
      do { try surface.endPage() } catch { throw error.at(page: index + 1) }
      var record = try record(plan, kept, number: index + 1)
      record.shownTurn = page.turnInSource ?? .none
      pages.append(record)
    }
    try surface.finish()
    tags = structure
    try storeReplacements()
  }

  /// The tags of a file whose pages are all drawn.
  var structure: PDFStructure? {
    guard sources.isEmpty, var tags else { return nil }
    return PDFStructure(tree: tags.finish(), pages: marks)
  }

  private var hasPictures: Bool { !stored.isEmpty }

  /// nil when there are no pictures.
  var pictureFile: URL? { hasPictures ? pictures.file : nil }

  /// The file of pictures, ready to be copied from; nil when there are none.
  mutating func finishedPictures() throws(RectoError) -> QPDFDocument? {
    guard hasPictures else { return nil }
    try pictures.finish()
    return try QPDFDocument(file: pictures.file)
  }

  private mutating func record(
    _ plan: PDFPagePlan, _ kept: KeptPage?, number: Int
  ) throws(RectoError) -> PDFPageRecord {
    let hasText = plan.content.contains { !$0.runs.isEmpty }
    var record = PDFPageRecord(size: plan.size, hasText: hasText, kept: kept)
    if hasText, kept == nil, plan.image == nil { context.report(.pageUnseen(page: number)) }
    guard let placed = plan.image, kept == nil || kept?.treatment == .pictured,
      let parts = try parts(of: placed, page: number)
    else { return record }
    record.picture = PDFPageRecord.Picture(
      parts: parts, matrix: placed.matrix.upsideDown(pageHeight: plan.size.height),
      mark: sources.isEmpty ? plan.pictureMark : .artifact(.background))
    return record
  }

  private mutating func parts(
    of picture: PDFPagePlan.PlacedImage, page: Int
  ) throws(RectoError) -> PictureParts? {
    if let mixed = picture.mixedRaster { return try parts(of: mixed, page: page) }
    return try store(picture.asset, page: page).map(PictureParts.whole)
  }

  private mutating func parts(of mixed: MixedRaster, page: Int) throws(RectoError) -> PictureParts? {
    guard let background = try store(mixed.background, page: page),
      let mask = try store(mixed.mask, page: page, as: .mask)
    else { return nil }
    switch mixed.ink {
    case .color(let color): return .inked(background: background, mask: mask, color: color)
    case .picture(let asset):
      let ink = try store(asset, page: page, as: .masked(by: mask))
      return ink.map { .layered(background: background, foreground: $0) }
    }
  }

  private mutating func storeReplacements() throws(RectoError) {
    for source in sources.order {
      for smaller in context.smallerPictures[source, default: []] {
        guard let object = smaller.object else { continue }
        let parts: PictureParts?
        switch smaller.layers {
        case .single(let asset): parts = try store(asset.id, page: 1).map(PictureParts.whole)
        case .mixed(let mixed, _): parts = try self.parts(of: mixed, page: 1)
        }
        guard let parts else { continue }
        replacements.append(
          PictureReplacement(
            source: source, object: object.number, parts: parts, keepsColours: smaller.keepsColourSpace))
      }
    }
  }

  /// The number of the picture's object; nil when the store lacks it.
  private mutating func store(
    _ id: AssetID, page: Int, as role: PDFImage.Role = .picture
  ) throws(RectoError) -> Int? {
    if let object = stored[id] { return object }
    guard let asset = context.assets[id] else {
      context.report(.assetMissing(page: page, asset: id))
      return nil
    }
    do {
      var image = try PDFImage(try context.assets.bytes(of: asset), mediaType: asset.mediaType)
      image.take(role)
      let object = try pictures.add(image)
      stored[id] = object
      return object
    } catch {
      throw error.at(page: page, element: "picture \(id)")
    }
  }
}
