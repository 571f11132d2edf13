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
    let cursor = try XMLCursor(Data(text.utf8), name: "its styles part")
    var (id, isDefaults): (String?, Bool) = (nil, false)
    while let event = try cursor.next() {
      switch event {
      case .start("style", DOCXTemplate.namespace):
        id = cursor.attribute("styleId")
        if let id { taken.insert(id) }
      case .start("name", DOCXTemplate.namespace):
        if let id, let name = cursor.attribute("val")?.lowercased(), ids[name] == nil { ids[name] = id }
      case .start("numId", DOCXTemplate.namespace):
        lastInstance = max(lastInstance, cursor.attribute("val").flatMap(Int.init) ?? 0)
      case .start("docDefaults", _): isDefaults = true
      case .end("docDefaults", _): isDefaults = false
      case .start("lang", DOCXTemplate.namespace) where isDefaults: language = cursor.attribute("val")
      case .end("style", _): id = nil
      default: break
      }
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
