import Foundation
import RectoEvidence
import RectoModel

/// What a vision model has read on a page, as blocks without places: Markdown with tables and LaTeX, parsed.
struct PictureReading {
  /// A piece of the page.
  enum Piece: Hashable {
    case heading(level: Int, String)
    case paragraph(String)
    case list(List.Kind, [Item])
    /// Rows of cells; the first ones are headings.
    case table(rows: [[String]], headings: Int)
    case formula(latex: String)
    case code([String])
  }

  /// Of a list, its text without its marker.
  struct Item: Hashable {
    var marker: String
    var text: String
  }

  private(set) var pieces: [Piece] = []
  private var paragraph: [String] = []

  init(markdown: String) {
    var lines = Self.withoutFence(markdown).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutOuterBlanks }[...]
    while let line = lines.popFirst() {
      if take(line, &lines) { continue }
      if line.isEmpty { endParagraph() } else { paragraph.append(line.withoutEmphasis) }
    }
    endParagraph()
  }

  /// Takes a line that begins a piece of its own, with what belongs to it.
  private mutating func take(_ line: String, _ rest: inout ArraySlice<String>) -> Bool {
    if let level = line.headingLevel {
      add(.heading(level: level, String(line.drop { $0 == "#" }).withoutOuterBlanks.withoutEmphasis))
    } else if line.hasPrefix("```") {
      add(.code(Self.taken(&rest) { !$0.hasPrefix("```") }))
      _ = rest.popFirst()
    } else if line.hasPrefix("$$") || line.hasPrefix("\\[") {
      add(.formula(latex: Self.formula(line, &rest)))
    } else if line.hasPrefix("|") {
      addTable([line] + Self.taken(&rest) { $0.hasPrefix("|") })
    } else if let item = line.listItem {
      var items = [item.content]
      while let next = rest.first?.listItem, next.kind == item.kind {
        items.append(next.content)
        rest.removeFirst()
      }
      add(.list(item.kind, items))
    } else if line.allSatisfy({ "-*_ ".contains($0) }), line.count >= 3 {
      endParagraph()
    } else {
      return false
    }
    return true
  }

  private mutating func add(_ piece: Piece) {
    endParagraph()
    if !piece.text.isEmpty { pieces.append(piece) }
  }

  private mutating func endParagraph() {
    if !paragraph.isEmpty { pieces.append(.paragraph(paragraph.joined(separator: " "))) }
    paragraph = []
  }

  private mutating func addTable(_ lines: [String]) {
    var rows: [[String]] = []
    var headings = 0
    for line in lines {
      let cells = line.tableCells
      if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) {
        headings = rows.count
      } else {
        rows.append(cells.map(\.withoutEmphasis))
      }
    }
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return }
    add(.table(rows: rows.map { $0 + [String](repeating: "", count: width - $0.count) }, headings: headings))
  }

  private static func formula(_ line: String, _ rest: inout ArraySlice<String>) -> String {
    let (open, close) = line.hasPrefix("$$") ? ("$$", "$$") : ("\\[", "\\]")
    let first = String(line.dropFirst(open.count))
    if let end = first.range(of: close) { return String(first[..<end.lowerBound]).withoutOuterBlanks }
    var lines = [first]
    while let next = rest.popFirst() {
      if let end = next.range(of: close) {
        lines.append(String(next[..<end.lowerBound]))
        break
      }
      lines.append(next)
    }
    return lines.joined(separator: " ").withoutOuterBlanks
  }

  private static func taken(_ lines: inout ArraySlice<String>, while fits: (String) -> Bool) -> [String] {
    let taken = Array(lines.prefix(while: fits))
    lines = lines.dropFirst(taken.count)
    return taken
  }

  /// Models like to put everything into one fence.
  private static func withoutFence(_ text: String) -> String {
    let text = text.withoutOuterBlanks
    guard text.hasPrefix("```"), text.hasSuffix("```"), text.count > 6,
      let end = text.firstIndex(of: "\n"), !text.dropFirst(3).dropLast(3).contains("```")
    else { return text }
    return String(text[end...].dropLast(3))
  }
}

extension PictureReading.Piece {
  /// Everything that is read in it, in order.
  var text: String {
    switch self {
    case .heading(_, let text), .paragraph(let text): text
    case .list(_, let items): items.map(\.text).joined(separator: " ")
    case .table(let rows, _): rows.flatMap(\.self).joined(separator: " ")
    case .formula(let latex): latex
    case .code(let lines): lines.joined(separator: " ")
    }
  }
}

extension String {
  fileprivate var headingLevel: Int? {
    let level = prefix { $0 == "#" }.count
    return (1...6).contains(level) && dropFirst(level).first?.isWhitespace == true ? level : nil
  }

  fileprivate var listItem: (kind: List.Kind, content: PictureReading.Item)? {
    if let match = wholeMatch(of: /[-*+•]\s+(.+)/) {
      return (.bulleted, .init(marker: "•", text: String(match.1).withoutEmphasis))
    }
    if let match = wholeMatch(of: /(\d{1,3}[.)])\s+(.+)/) {
      return (.numbered, .init(marker: String(match.1), text: String(match.2).withoutEmphasis))
    }
    return nil
  }

  fileprivate var tableCells: [String] {
    var cells = [""]
    var isEscaped = false
    for character in dropFirst() {
      if character == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(character) }
      isEscaped = character == "\\"
    }
    if cells.last?.withoutOuterBlanks.isEmpty == true { cells.removeLast() }
    return cells.map { $0.replacing("\\|", with: "|").withoutOuterBlanks }
  }

  /// Marks of bold, italic, code and links go; their words stay.
  fileprivate var withoutEmphasis: String {
    replacing(/!?\[([^\]]*)\]\([^)]*\)/) { String($0.1) }.replacing(/(\*\*|__|`)/, with: "")
      .replacing(/(?:^|\s)\*(\S(?:[^*]*\S)?)\*/) { " " + String($0.1) }.replacing(
        /<\/?[a-zA-Z][^>]*>/, with: " "
      )
      .withoutOuterBlanks
  }
}
