import Foundation
internal import RectoModel

/// The parts that are the same in every presentation but for some values: master, layouts, themes, table styles.
struct PresentationTemplates {
  let templates: TemplateLibrary
  let size: SlideSize
  let fontName: String
  let language: OfficeLanguage?

  static let master: PartName = "/ppt/slideMasters/slideMaster1.xml"
  static let titleLayout: PartName = "/ppt/slideLayouts/slideLayout1.xml"
  static let blankLayout: PartName = "/ppt/slideLayouts/slideLayout2.xml"
  static let notesMaster: PartName = "/ppt/notesMasters/notesMaster1.xml"

  /// `slides` are the relationships of the slides.
  func add(to package: OPCPackage, presentation: PartName, slides: [String]) throws(RectoError) {
    let ids = slides.enumerated().map { "<p:sldId id=\"\(256 + $0)\" r:id=\"\($1)\"/>" }
    let master = package.relate(presentation, to: Self.master, RelationshipType.named("slideMaster"))
    let notes = package.relate(presentation, to: Self.notesMaster, RelationshipType.named("notesMaster"))
    try add(
      "presentation", as: presentation, ContentType.presentation("presentation.main"), to: package,
      [("slides", ids.joined()), ("master", master), ("notes-master", notes)])
    let (theme, notesTheme): (PartName, PartName) = ("/ppt/theme/theme1.xml", "/ppt/theme/theme2.xml")
    try add("slideMaster", as: Self.master, ContentType.presentation("slideMaster"), to: package)
    try add("titleLayout", as: Self.titleLayout, ContentType.presentation("slideLayout"), to: package)
    try add("blankLayout", as: Self.blankLayout, ContentType.presentation("slideLayout"), to: package)
    try add("notesMaster", as: Self.notesMaster, ContentType.presentation("notesMaster"), to: package)
    try add("theme", as: theme, ContentType.theme, to: package)
    try add("theme", as: notesTheme, ContentType.theme, to: package)
    let styles: PartName = "/ppt/tableStyles.xml"
    try add("tableStyles", as: styles, ContentType.presentation("tableStyles"), to: package)
    package.relate(presentation, to: theme, RelationshipType.theme)
    package.relate(presentation, to: styles, RelationshipType.named("tableStyles"))
    // The master's template names its layouts by these ids: rId1 and rId2.
    for layout in [Self.titleLayout, Self.blankLayout] {
      package.relate(Self.master, to: layout, RelationshipType.named("slideLayout"))
      package.relate(layout, to: Self.master, RelationshipType.named("slideMaster"))
    }
    package.relate(Self.master, to: theme, RelationshipType.theme)
    package.relate(Self.notesMaster, to: notesTheme, RelationshipType.theme)
  }

  private func add(
    _ template: String, as name: PartName, _ type: String, to package: OPCPackage,
    _ more: [(key: String, text: String)] = []
  ) throws(RectoError) {
    var text = try templates.text("pptx/\(template).xml")
    for (key, value) in values + more { text = text.replacingOccurrences(of: "{{\(key)}}", with: value) }
    try package.add(name, type: type, data: Data(text.utf8))
  }

  /// Everything that goes in has none of XML's own characters.
  private var values: [(key: String, text: String)] {
    // The slide in the upper third of its notes, as large as fits.
    let fit = min(5_486_400 / Double(size.width), 3_429_000 / Double(size.height))
    let (width, height) = (Int(Double(size.width) * fit), Int(Double(size.height) * fit))
    return [
      ("width", String(size.width)), ("height", String(size.height)),
      ("font", fontName), ("east-asian-font", language?.eastAsianFont ?? ""),
      ("language", language?.tag ?? "en-US"), ("left", String(size.width / 20)),
      ("title-top", String(size.height / 25)), ("text-width", String(size.width - size.width / 10)),
      ("title-height", String(size.height / 8)), ("body-top", String(size.height / 5)),
      ("body-height", String(size.height - size.height / 4)), ("image-left", String((6_858_000 - width) / 2)),
      ("image-width", String(width)), ("image-height", String(height)),
    ]
  }
}
