import Foundation
internal import RectoModel

/// The styles part of a user's workbook, to which looks of cells are added: whatever is there keeps its number.
struct TemplateLooks: Sendable, Hashable {
  /// What a named cell style looks like: numbers of its font, fill and border, and its own.
  struct Named: Sendable, Hashable {
    var font = 0
    var fill = 0
    var border = 0
    var number = 0
  }

  private let text: String
  /// How many there are of `fonts`, `fills`, `borders` and `cellXfs`.
  private(set) var counts: [String: Int] = [:]
  /// The first number for a format of one's own.
  private(set) var firstFormat = 164
  /// By name in lower case.
  private(set) var named: [String: Named] = [:]
  /// Font and size of plain cells.
  private(set) var fontName = "Calibri"
  private(set) var fontSize = "11"

  static let lists: Set<String> = ["fonts", "fills", "borders", "cellXfs"]

  /// Throws `.malformedInput` for what is no styles part as Excel writes it.
  init(_ data: Data) throws(RectoError) {
    guard let text = String(data: data, encoding: .utf8) else {
      throw RectoError(.malformedInput, "Its styles are not in UTF-8.")
    }
    self.text = text
    try read(data)
    for list in Self.lists where !text.contains("</\(list)>") || counts[list, default: 0] == 0 {
      throw RectoError(.malformedInput, "Its styles have no \(list).")
    }
  }

  private mutating func read(_ data: Data) throws(RectoError) {
    let reader = try XMLPullReader(data, name: "its styles part", refusesDocumentTypes: true)
    var path: [String] = []
    var looks: [Named] = []
    var names: [(name: String, look: Int)] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        let name = element.name
        let parent = path.last ?? ""
        if Self.lists.contains(parent) { counts[parent, default: 0] += 1 }
        func number(_ attribute: String) -> Int { max(element[attribute].flatMap(Int.init) ?? 0, 0) }
        if name == "numFmt", path.dropFirst().first == "numFmts" {
          firstFormat = max(firstFormat, min(number("numFmtId"), 60_000) + 1)
        }
        if name == "xf", parent == "cellStyleXfs" {
          looks.append(
            Named(
              font: number("fontId"), fill: number("fillId"), border: number("borderId"), number: looks.count)
          )
        }
        if name == "cellStyle", let title = element["name"] {
          names.append((title.lowercased(), number("xfId")))
        }
        if parent == "font", path.count == 3, counts["fonts"] == 1 {
          if name == "name", let font = element["val"] { fontName = font }
          if name == "sz", let size = element["val"].flatMap(Double.init) { fontSize = "\(size)" }
        }
        path.append(name)
      case .end: path.removeLast()
      case .text: break
      }
    }
    for (name, look) in names where looks.indices.contains(look) { named[name] = looks[look] }
  }

  /// The part with more elements in its lists. `added` holds XML and how many elements it is, by list; `formats` are
  /// number formats.
  func completed(with added: [String: (xml: String, count: Int)], formats: (xml: String, count: Int))
    -> String
  {
    var text = text
    for list in Self.lists.sorted() {
      guard let more = added[list], more.count > 0, let end = text.range(of: "</\(list)>") else { continue }
      text.replaceSubrange(end, with: more.xml + "</\(list)>")
      Self.setCount(of: list, counts[list, default: 0] + more.count, in: &text)
    }
    guard formats.count > 0 else { return text }
    // Some programs write the list when it is empty, too.
    text = text.replacing(#/<numFmts\b[^>]*/>/#) { _ in "" }
    if let end = text.range(of: "</numFmts>") {
      text.replaceSubrange(end, with: formats.xml + "</numFmts>")
      text = text.replacing(#/<numFmts\b[^>]*>/#) { _ in "<numFmts>" }
    } else if let fonts = text.range(of: "<fonts") {
      text.insert(contentsOf: "<numFmts>\(formats.xml)</numFmts>", at: fonts.lowerBound)
    }
    return text
  }

  /// Programs take a wrong count for damage.
  private static func setCount(of list: String, _ count: Int, in text: inout String) {
    guard let tag = text.range(of: "<\(list)\\b[^>]*>", options: .regularExpression) else { return }
    let changed = text[tag].replacing(#/\scount="\d*"/#) { _ in " count=\"\(count)\"" }
    text.replaceSubrange(tag, with: changed)
  }
}
