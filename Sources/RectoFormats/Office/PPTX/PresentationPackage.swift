import Foundation
internal import RectoModel

/// Puts the parts of a presentation into a package, slide by slide.
struct PresentationPackage {
  private let document: Document
  private let layout: PPTXWriter.Options.Layout
  private let package: OPCPackage
  private let context: WriteContext
  private let slideSize: SlideSize
  private let type: BodyType
  private let language: OfficeLanguage?

  private static let presentation: PartName = "/ppt/presentation.xml"

  /// Counted from 1.
  static func slide(_ number: Int) -> PartName { PartName("/ppt/slides/slide\(number).xml") }

  init(
    _ document: Document, layout: PPTXWriter.Options.Layout, package: OPCPackage, context: WriteContext
  ) {
    self.document = document
    self.layout = layout
    self.package = package
    self.context = context
    slideSize = SlideSize(of: document.pages)
    type = BodyType(document) { _ in 1 }
    language = OfficeLanguage(document.mainLanguage)
  }

  func write() throws(RectoError) {
    package.relate(.package, to: Self.presentation, RelationshipType.document)
    let slides = document.pages.indices.map { index in
      package.relate(Self.presentation, to: Self.slide(index + 1), RelationshipType.named("slide"))
    }
    let templates = PresentationTemplates(
      templates: try TemplateLibrary.installed(), size: slideSize, fontName: type.fontName,
      language: language)
    try templates.add(to: package, presentation: Self.presentation, slides: slides)
    for index in document.pages.indices { try writeSlide(index) }
  }

  private func writeSlide(_ index: Int) throws(RectoError) {
    let page = document.pages[index]
    let shapes = self.shapes(of: page, number: index + 1)
    let name = Self.slide(index + 1)
    let xml = try package.part(name, type: ContentType.presentation("slide"))
    let hasTitle = shapes.contains { if case .text(let text) = $0 { text.isTitle } else { false } }
    package.relate(
      name, to: hasTitle ? PresentationTemplates.titleLayout : PresentationTemplates.blankLayout,
      RelationshipType.named("slideLayout"))
    let emitter = SlideEmitter(
      xml: xml, name: name, package: package, slideCount: document.pages.count,
      language: OfficeLanguage(page.language) ?? language)
    try emitter.write(shapes)
    let lost = xml.droppedCharacters
    if lost > 0 { context.report(.charactersDropped(page: index + 1, block: nil, count: lost)) }
    try package.close(xml)
    try writeNotes(of: page, number: index + 1)
  }

  private func writeNotes(of page: Page, number: Int) throws(RectoError) {
    let notes = NotesPart(page, language: language)
    guard !notes.isEmpty else { return }
    let name = PartName("/ppt/notesSlides/notesSlide\(number).xml")
    let slide = Self.slide(number)
    let xml = try package.part(name, type: ContentType.presentation("notesSlide"))
    package.relate(slide, to: name, RelationshipType.named("notesSlide"))
    package.relate(name, to: PresentationTemplates.notesMaster, RelationshipType.named("notesMaster"))
    package.relate(name, to: slide, RelationshipType.named("slide"))
    notes.write(to: xml)
    try package.close(xml)
  }

  private func shapes(of page: Page, number: Int) -> [SlideShape] {
    let setup = SlideSetup(page, slide: slideSize)
    for block in page.blocks { context.reportDroppedCharacters(of: block, page: number) }
    if layout == .image, let scan = scan(of: page, number: number, setup) { return [.picture(scan)] }
    var body = SlideBody(
      page, number: number, setup: setup, family: FontFamily(rawValue: type.fontName) ?? .serif,
      usualSize: type.size,
      settings: TextSettings(language: language, stylesHaveLanguage: false), context: context)
    for block in page.blocks {
      context.reportUnusableLinks(of: block, page: number)
      body.add(block)
    }
    return body.ordered
  }

  /// nil when there is none that can be shown, which is reported: the page is then written in its parts.
  private func scan(of page: Page, number: Int, _ setup: SlideSetup) -> SlidePicture? {
    guard let image = page.image else {
      context.report(
        .engineNote(page: number, note: "the page has no picture; its text and pictures are on the slide"))
      return nil
    }
    guard let asset = context.assets[image.asset] else {
      context.report(.assetMissing(page: number, asset: image.asset))
      return nil
    }
    guard asset.isShownByOffice else {
      context.report(
        .engineNote(
          page: number,
          note: "the scan is of type \(asset.mediaType), which Office programs don't show; "
            + "its text and pictures are on the slide"))
      return nil
    }
    return SlidePicture(asset: asset, image: image, page: number, setup: setup)
  }
}
