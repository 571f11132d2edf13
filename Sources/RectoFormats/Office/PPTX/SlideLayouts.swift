import Foundation
internal import RectoModel

/// The master and the layouts that slides are made with: one with a title, one for slides without.
struct SlideLayouts: Sendable, Hashable {
  let master: PartName
  /// Unique among the ids of masters and layouts.
  let masterID: Int
  let title: PartName
  let blank: PartName

  /// Recto's own.
  static let own = SlideLayouts(
    master: "/ppt/slideMasters/slideMaster1.xml", masterID: 2_147_483_648,
    title: "/ppt/slideLayouts/slideLayout1.xml", blank: "/ppt/slideLayouts/slideLayout2.xml")

  private init(master: PartName, masterID: Int, title: PartName, blank: PartName) {
    (self.master, self.masterID, self.title, self.blank) = (master, masterID, title, blank)
  }

  /// Those of a file that are made for this, or else serve best; under the names of a template's parts.
  /// Throws `.malformedInput` when the master has no layout.
  init(master: PartName, of file: OPCFile) throws(RectoError) {
    var (titled, bare, first): (PartName?, PartName?, PartName?)
    var lowestPlaceholders = Int.max
    for relationship in try file.relationships(of: master)
    where relationship.type == RelationshipType.named("slideLayout") {
      guard case .part(let name) = relationship.target, let data = try file.data(of: name) else { continue }
      let layout = try Kind(data, name: name)
      first = first ?? name
      if layout.type == "titleOnly" || titled == nil && layout.hasTitle { titled = name }
      if layout.type == "blank" { (bare, lowestPlaceholders) = (name, -1) }
      if layout.placeholders < lowestPlaceholders {
        (bare, lowestPlaceholders) = (name, layout.placeholders)
      }
    }
    guard let first, let text = try file.data(of: master).map({ String(decoding: $0, as: UTF8.self) }) else {
      throw RectoError(.malformedInput, "Its master has no layout.")
    }
    let ids = text.matches(of: #/sldLayoutId\b[^>]*?\sid="(\d{1,10})"/#).compactMap { Int($0.1) }
    self.init(
      master: master.ofTemplate, masterID: max(ids.max() ?? 0, 2_147_483_647) + 1,
      title: (titled ?? first).ofTemplate, blank: (bare ?? first).ofTemplate)
  }

  /// What a layout is for.
  private struct Kind {
    var type = ""
    var hasTitle = false
    var placeholders = 0

    init(_ data: Data, name: PartName) throws(RectoError) {
      let reader = try XMLPullReader(data, name: name.description, refusesDocumentTypes: true)
      while let event = try reader.next() {
        guard case .start(let element) = event else { continue }
        let kind = element["type"]
        if element.name == "sldLayout" { type = kind ?? "" }
        guard element.name == "ph" else { continue }
        if ["dt", "ftr", "sldNum"].contains(kind) { continue }
        placeholders += 1
        if kind == "title" || kind == "ctrTitle" { hasTitle = true }
      }
    }
  }
}
