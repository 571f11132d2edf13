import Foundation
internal import RectoModel

/// The styles part of a user's file.
struct TemplateStyles {
  private let text: String
  /// Ids by name in small letters.
  private var ids: [String: String] = [:]
  private var taken: Set<String> = []
  /// Of its western text.
  private(set) var language: String?
  /// The highest number of a list that a style uses.
  private(set) var lastInstance = 0

  init(_ text: String) throws(RectoError) {
    self.text = text
    let reader = try XMLPullReader(Data(text.utf8), name: "its styles part", refusesDocumentTypes: true)
    var (id, isDefaults): (String?, Bool) = (nil, false)
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.namespace == DOCXTemplate.namespace:
        if element.name == "style" { id = element["styleId"] }
        if element.name == "docDefaults" { isDefaults = true }
        read(element, of: id, isDefaults: isDefaults)
      case .end("docDefaults", _): isDefaults = false
      case .end("style", _): id = nil
      default: break
      }
    }
  }

  private mutating func read(_ element: MarkupElement, of style: String?, isDefaults: Bool) {
    switch element.name {
    case "style": if let style { taken.insert(style) }
    case "name":
      if let style, let name = element["val"]?.lowercased(), ids[name] == nil { ids[name] = style }
    case "numId": lastInstance = max(lastInstance, element["val"].flatMap(Int.init) ?? 0)
    case "lang" where isDefaults: language = element["val"]
    default: break
    }
  }

  /// The part with the styles of Recto's own that it lacks, and the ids of all.
  func completed(with own: String) -> (text: String, sheet: StyleSheet) {
    var found: [NamedStyle: String] = [:]
    var added: [NamedStyle] = []
    for style in NamedStyle.allCases {
      if let id = ids[style.rawValue.lowercased()] {
        found[style] = id
      } else {
        found[style] = taken.contains(style.id) ? style.id + "Recto" : style.id
        added.append(style)
      }
    }
    let definitions = added.compactMap { style in
      Self.definition(of: style.id, in: own).map { rename($0, style, found) }
    }
    guard let end = text.range(of: "</", options: .backwards)?.lowerBound else {
      return (text, StyleSheet(ids: found))
    }
    let whole = text[..<end] + definitions.joined(separator: "\n") + "\n" + text[end...]
    return (String(whole), StyleSheet(ids: found))
  }

  /// The lines of one style in Recto's own part, which is indented throughout.
  private static func definition(of id: String, in own: String) -> [Substring]? {
    let lines = own.split(separator: "\n")
    guard
      let start = lines.firstIndex(where: {
        $0.hasPrefix("  <w:style ") && $0.contains("w:styleId=\"\(id)\"")
      }),
      let end = lines[start...].firstIndex(where: { $0 == "  </w:style>" })
    else { return nil }
    return Array(lines[start...end])
  }

  /// The styles that it builds on have other ids here.
  private func rename(_ lines: [Substring], _ style: NamedStyle, _ found: [NamedStyle: String]) -> String {
    let bases = [
      "Normal": "normal", "DefaultParagraphFont": "default paragraph font", "TableNormal": "normal table",
    ]
    return lines.compactMap { line -> String? in
      if line.hasPrefix("  <w:style ") {
        let opened = line.replacing(
          "<w:style ", with: "<w:style xmlns:w=\"\(DOCXTemplate.namespace)\" ", maxReplacements: 1
        )
        .replacing(" w:default=\"1\"", with: "")
        return String(
          opened.replacing(
            "w:styleId=\"\(style.id)\"", with: "w:styleId=\"\(found[style] ?? style.id)\""))
      }
      for (own, name) in bases.sorted(by: { $0.key < $1.key })
      where line.contains("w:val=\"\(own)\"") && (line.contains("<w:basedOn ") || line.contains("<w:next ")) {
        guard let id = ids[name] else { return nil }
        return String(line.replacing("w:val=\"\(own)\"", with: "w:val=\"\(id)\""))
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
