internal import RectoModel

/// Writes a document page for page: each page is a section of its size, each block a frame at its place.
struct ExactDocument {
  private let document: any PageSequence
  private let pageCount: Int
  private let options: DOCXWriter.Options
  private let context: WriteContext
  private let parts: DocumentParts
  private let fixed: StaticParts
  private let settings: TextSettings
  private let family: FontFamily
  private let linkedPages: Set<Int>

  init(
    _ document: any PageSequence, _ survey: OfficeSurvey, options: DOCXWriter.Options, package: OPCPackage,
    context: WriteContext
  ) throws(RectoError) {
    self.document = document
    pageCount = survey.pageCount
    self.options = options
    self.context = context
    let type = survey.type
    let language = OfficeLanguage(survey.language)
    fixed = try StaticParts(type: type, language: language, template: options.template)
    family = FontFamily(rawValue: type.fontName) ?? .serif
    settings = TextSettings(
      language: language, stylesHaveLanguage: fixed.stylesHaveLanguage, bodySize: nil,
      pageCount: pageCount, paper: options.hasPageImages ? nil : .white, doubt: options.doubt,
      doubtBelow: options.doubtBelow)
    linkedPages = survey.linkedPages
    parts = DocumentParts(package, styles: fixed.sheet, context: context)
  }

  func write() throws(RectoError) {
    let xml = try parts.package.part(
      DocumentParts.document, type: ContentType.wordprocessing("document.main"))
    try fixed.add(to: parts.package)
    xml.start("w:document", BodyEmitter.namespaces)
    xml.start("w:body")
    let emitter = BodyEmitter(xml, name: DocumentParts.document, parts: parts)
    try document.forEachPage { index, page throws(RectoError) in try write(page, at: index, to: emitter) }
    if pageCount == 0 {
      try emitter.write(BodyParagraph.thin)
      emitter.write(SectionProperties(width: 11_906, height: 16_838))
    }
    xml.end()
    xml.end()
    // Styles may number with the lists of the user's file.
    if let numbering = fixed.user?.numbering {
      let name: PartName = "/word/numbering.xml"
      let data = try numbering.completed(with: fixed.numbering)
      try parts.package.add(name, type: ContentType.wordprocessing("numbering"), data: data)
      parts.package.relate(DocumentParts.document, to: name, RelationshipType.named("numbering"))
    }
  }

  /// In twips.
  static let topMargin = 142

  private func write(_ page: Page, at index: Int, to emitter: BodyEmitter) throws(RectoError) {
    let setup = PageSetup(page)
    let scan = options.hasPageImages ? pageImage(page, number: index + 1, setup) : nil
    var body = ExactBody(
      page: index + 1, language: page.language, setup: setup, family: family,
      usualSize: fixed.type.size, coversScan: scan != nil,
      settings: settings, context: context)
    for block in page.blocks {
      context.reportDroppedCharacters(of: block, page: index + 1)
      context.reportUnusableLinks(of: block, page: index + 1, pageCount: pageCount)
      try body.add(block)
    }
    let dropped = emitter.xml.droppedCharacters
    for item in body.items { try emitter.write(item) }
    let lost = emitter.xml.droppedCharacters - dropped
    if lost > 0 { context.report(.charactersDropped(page: index + 1, block: nil, count: lost)) }
    try writeEnd(of: body, scan, page: index + 1, setup, to: emitter)
  }

  /// The paragraph that frames and pictures hang on, at the top edge, where no frame is in its way.
  private func writeEnd(
    of body: ExactBody, _ scan: PlacedPicture?, page: Int, _ setup: PageSetup, to emitter: BodyEmitter
  ) throws(RectoError) {
    var section = SectionProperties(width: setup.width, height: setup.height)
    section.margins = .init(
      top: Self.topMargin, left: 284, bottom: 142, right: 284, header: 0, footer: 0)
    // LibreOffice lets tables that leave no room beside them float only where there are columns.
    if body.hasWideTable { section.columns = 2 }
    var anchor = BodyParagraph.thin
    anchor.runs = ([scan].compactMap(\.self) + body.pictures).map { BodyRun(.picture($0)) }
    if linkedPages.contains(page) { anchor.bookmarks = [BookmarkNames.page(page)] }
    if page < pageCount {
      anchor.section = section
      // LibreOffice lets no table float that the section's last paragraph follows.
      if body.items.last?.isTable == true { try emitter.write(BodyParagraph.thin) }
    }
    try emitter.write(anchor)
    if page == pageCount { emitter.write(section) }
  }

  /// The scan as it lies on the page.
  private func pageImage(_ page: Page, number: Int, _ setup: PageSetup) -> PlacedPicture? {
    ShownScan(of: page, number: number, instead: "it is left out", context: context).map { scan in
      PlacedPicture(
        asset: scan.asset, width: setup.emu(scan.box.width), height: setup.emu(scan.box.height),
        alternateText: scan.alternateText,
        place: .init(
          x: setup.emu(scan.box.minX), y: setup.emu(scan.box.minY), rotation: scan.rotation,
          isMirrored: scan.isMirrored))
    }
  }
}
