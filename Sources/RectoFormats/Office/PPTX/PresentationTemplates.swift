import Foundation
internal import RectoModel

/// The parts that are the same in every presentation but for some values: master, layouts, themes, table styles.
struct PresentationTemplates {
  let templates: TemplateLibrary
  let size: SlideSize
  let fontName: String
  let language: OfficeLanguage?
  /// A file of the user's that master, layouts and theme are taken from.
  let user: PPTXTemplate?

  var layouts: SlideLayouts { user?.layouts ?? .own }

  static let notesMaster: PartName = "/ppt/notesMasters/notesMaster1.xml"

  /// `slides` are the relationships of the slides.
  func add(to package: OPCPackage, presentation: PartName, slides: [String]) throws(RectoError) {
    let ids = slides.enumerated().map { "<p:sldId id=\"\(256 + $0)\" r:id=\"\($1)\"/>" }
    let master = package.relate(presentation, to: layouts.master, RelationshipType.named("slideMaster"))
    let notes = package.relate(presentation, to: Self.notesMaster, RelationshipType.named("notesMaster"))
    try add(
      "presentation", as: presentation, ContentType.presentation("presentation.main"), to: package,
      [
        ("slides", ids.joined()), ("master", master), ("notes-master", notes),
        ("master-id", String(layouts.masterID)),
      ])
    if let user { try add(user, to: package) } else { try addOwnMaster(to: package, presentation) }
    let notesTheme: PartName = "/ppt/theme/theme2.xml"
    try add("notesMaster", as: Self.notesMaster, ContentType.presentation("notesMaster"), to: package)
    try add("theme", as: notesTheme, ContentType.theme, to: package)
    let styles: PartName = "/ppt/tableStyles.xml"
    try add("tableStyles", as: styles, ContentType.presentation("tableStyles"), to: package)
    package.relate(presentation, to: styles, RelationshipType.named("tableStyles"))
    package.relate(Self.notesMaster, to: notesTheme, RelationshipType.theme)
  }

  private func addOwnMaster(to package: OPCPackage, _ presentation: PartName) throws(RectoError) {
    let theme: PartName = "/ppt/theme/theme1.xml"
    try add("slideMaster", as: layouts.master, ContentType.presentation("slideMaster"), to: package)
    try add("titleLayout", as: layouts.title, ContentType.presentation("slideLayout"), to: package)
    try add("blankLayout", as: layouts.blank, ContentType.presentation("slideLayout"), to: package)
    try add("theme", as: theme, ContentType.theme, to: package)
    package.relate(presentation, to: theme, RelationshipType.theme)
    // The master's template names its layouts by these ids: rId1 and rId2.
    for layout in [layouts.title, layouts.blank] {
      package.relate(layouts.master, to: layout, RelationshipType.named("slideLayout"))
      package.relate(layout, to: layouts.master, RelationshipType.named("slideMaster"))
    }
    package.relate(layouts.master, to: theme, RelationshipType.theme)
  }

  private func add(_ user: PPTXTemplate, to package: OPCPackage) throws(RectoError) {
    for part in user.parts {
      try package.add(part.name, type: part.type, data: part.data)
      package.adopt(part.relationships, of: part.name)
    }
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
