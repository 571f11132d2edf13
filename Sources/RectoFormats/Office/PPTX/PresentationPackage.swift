import Foundation
internal import RectoModel

/// Puts the parts of a presentation into a package, slide by slide.
struct PresentationPackage {
  private let document: any PageSequence
  private let pageCount: Int
  private let layout: PPTXWriter.Options.Layout
  private let package: OPCPackage
  private let context: WriteContext
  private let templates: PresentationTemplates
  private var slideSize: SlideSize { templates.size }
  private let type: BodyType
  private let language: OfficeLanguage?

  private static let presentation: PartName = "/ppt/presentation.xml"

  /// Counted from 1.
  static func slide(_ number: Int) -> PartName { PartName("/ppt/slides/slide\(number).xml") }

  init(
    _ document: any PageSequence, _ survey: OfficeSurvey, options: PPTXWriter.Options, package: OPCPackage,
    context: WriteContext
  ) throws(RectoError) {
    self.document = document
    pageCount = survey.pageCount
    layout = options.layout
    self.package = package
    self.context = context
    type = survey.type
    language = OfficeLanguage(survey.language)
    let user = try options.template.map { path throws(RectoError) in try PPTXTemplate(path) }
    templates = PresentationTemplates(
      templates: try TemplateLibrary.installed(), size: user?.size ?? survey.slideSize,
      fontName: type.fontName, language: language, user: user)
  }

  func write() throws(RectoError) {
    package.relate(.package, to: Self.presentation, RelationshipType.document)
    let slides = (0..<pageCount).map { index in
      package.relate(Self.presentation, to: Self.slide(index + 1), RelationshipType.named("slide"))
    }
    try templates.add(to: package, presentation: Self.presentation, slides: slides)
    try document.forEachPage { index, page throws(RectoError) in try writeSlide(page, index) }
  }

  private func writeSlide(_ page: Page, _ index: Int) throws(RectoError) {
    let shapes = self.shapes(of: page, number: index + 1)
    let name = Self.slide(index + 1)
    let xml = try package.part(name, type: ContentType.presentation("slide"))
    let hasTitle = shapes.contains { if case .text(let text) = $0 { text.isTitle } else { false } }
    package.relate(
      name, to: hasTitle ? templates.layouts.title : templates.layouts.blank,
      RelationshipType.named("slideLayout"))
    let emitter = SlideEmitter(
      xml: xml, name: name, package: package, language: OfficeLanguage(page.language) ?? language)
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
      settings: TextSettings(
        language: language, stylesHaveLanguage: false, pageCount: pageCount), context: context)
    for block in page.blocks {
      context.reportUnusableLinks(of: block, page: number, pageCount: pageCount)
      body.add(block)
    }
    return body.ordered
  }

  /// nil when there is none that can be shown, which is reported: the page is then written in its parts.
  private func scan(of page: Page, number: Int, _ setup: SlideSetup) -> SlidePicture? {
    if page.image == nil {
      context.report(
        .engineNote(page: number, note: "the page has no picture; its text and pictures are on the slide"))
    }
    return ShownScan(
      of: page, number: number, instead: "its text and pictures are on the slide", context: context
    ).map { SlidePicture($0, setup: setup) }
  }
}
