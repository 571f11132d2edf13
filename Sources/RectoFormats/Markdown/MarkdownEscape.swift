/// Backslashes before what Markdown would take for markup, and only there: `snake_case`, `5 < 6` and `A & B` stay
/// as they are.
struct MarkdownEscape {
  /// Characters that occur in one run only in this paragraph, whose writer adds none: they have no partner and so
  /// mean nothing.
  private let alone: Set<Unicode.Scalar>
  private let inCell: Bool
  private let inLink: Bool
  /// Bare addresses must not become links: strikethrough's marks would be taken for a part of them.
  private let unlinked: Bool

  init(alone: Set<Unicode.Scalar> = [], inCell: Bool = false, inLink: Bool = false, unlinked: Bool = false) {
    self.alone = alone
    self.inCell = inCell
    self.inLink = inLink
    self.unlinked = unlinked
  }

  /// `text` is a part of a line without line ends; `goesOn`: more follows it without a blank.
  func escaped(_ text: String, goesOn: Bool = false) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == " " {
        result += withoutAutolink(word) + [" "]
        word = .init()
        continue
      }
      let opensWithNext = goesOn && index == scalars.count - 1 && Self.opensWithNext.contains(scalar)
      if opensWithNext || needsEscape(scalars, at: index) || (inCell && scalar == "|") { word.append("\\") }
      word.append(scalar)
    }
    return String(result + withoutAutolink(word))
  }

  /// What could be markup together with what the writer puts behind it.
  private static let opensWithNext: Set<Unicode.Scalar> = ["!", "]", "<", "&"]

  private func needsEscape(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : nil
    switch text[index] {
    case "\\": return next.map(\.isMarkdownPunctuation) ?? true
    case "`", "~", "*", "$":
      if alone.contains(text[index]) { return false }
      let previous = index > 0 ? text[index - 1] : nil
      return text[index] == "`" || previous != " " || next != " "
    case "_":
      return !alone.contains("_") && Self.delimits(text, at: index)
    case "<": return next.map { $0.isASCIILetter || $0 == "/" || $0 == "!" || $0 == "?" } ?? false
    case "&": return Self.isEntity(text[(index + 1)...])
    case "[": return inLink || next == "^"
    case "]": return inLink || next == "("
    default: return false
    }
  }

  /// Inside a word underscores mean nothing. Long rows of them are escaped without a look at their ends.
  private static func delimits(_ text: [Unicode.Scalar], at index: Int) -> Bool {
    var (left, right) = (index - 1, index + 1)
    while left >= 0, text[left] == "_", index - left < 64 { left -= 1 }
    while right < text.count, text[right] == "_", right - index < 64 { right += 1 }
    guard left >= 0, right < text.count else { return true }
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return !(isWord(text[left]) && isWord(text[right])) && !(text[left] == " " && text[right] == " ")
  }

  /// What follows an ampersand makes `&name;`, `&#35;` or `&#x23;`.
  private static func isEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix(40).prefix { $0 != ";" }
    guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == ";" else { return false }
    return name.allSatisfy { $0.isASCIILetter || ("0"..."9").contains($0) || $0 == "#" }
  }

  /// GitHub makes links of bare addresses and takes backslashes in them literally; a word that needed some is kept
  /// from becoming one.
  private func withoutAutolink(_ word: String.UnicodeScalarView) -> String.UnicodeScalarView {
    guard unlinked || word.contains("\\") else { return word }
    let text = String(word)
    guard text.contains("://") || text.lowercased().contains("www.") else { return word }
    return text.replacing("://", with: "\\://").replacing(/(www)\./.ignoresCase()) { $0.output.1 + "\\." }
      .unicodeScalars
  }
}

extension MarkdownEscape {
  /// The line so that it begins no list, heading, quote, fence, rule or definition. `inItem`: a box at the start
  /// would make a task of a list's item.
  static func blockStart(_ line: String, inItem: Bool = false) -> String {
    let text = Array(line.unicodeScalars.prefix(80))
    guard let first = text.first else { return line }
    func ends(at index: Int) -> Bool { index >= text.count || text[index] == " " }
    let run = text.prefix { $0 == first }.count
    let needsEscape: Bool
    switch first {
    case "#": needsEscape = run <= 6 && ends(at: run)
    case ">": needsEscape = true
    case "-", "+", "*": needsEscape = ends(at: 1) || isRule(line, inItem: inItem)
    case "_": needsEscape = isRule(line)
    case "`": needsEscape = run >= 3 && !line.unicodeScalars.dropFirst(run).contains("`")
    case "~": needsEscape = run >= 3
    case "[":
      let isBox = inItem && text.count >= 3 && text[2] == "]" && " xX".unicodeScalars.contains(text[1])
      needsEscape = (isBox && ends(at: 3)) || isDefinition(line)
    case "0"..."9":
      let digits = text.prefix { ("0"..."9").contains($0) }.count
      guard digits <= 9, digits < text.count, text[digits] == "." || text[digits] == ")",
        ends(at: digits + 1)
      else { return line }
      return String(line.unicodeScalars.prefix(digits)) + "\\" + String(line.unicodeScalars.dropFirst(digits))
    default: needsEscape = false
    }
    return needsEscape ? "\\" + line : line
  }

  /// `[label]: address`.
  private static func isDefinition(_ line: String) -> Bool {
    var escaped = false
    var closed = false
    for scalar in line.unicodeScalars {
      if closed { return scalar == ":" }
      closed = scalar == "]" && !escaped
      escaped = scalar == "\\" && !escaped
    }
    return false
  }

  /// In an item the list's own mark counts: `- --`.
  private static func isRule(_ line: String, inItem: Bool = false) -> Bool {
    let marks = line.unicodeScalars.filter { $0 != " " }
    return marks.count >= (inItem ? 2 : 3) && marks.allSatisfy { $0 == marks.first }
  }

  /// A heading's text so that numbers signs at its end are not taken for the closing ones.
  static func headingEnd(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let marks = scalars.reversed().prefix { $0 == "#" }.count
    let before = scalars.dropLast(marks)
    guard marks > 0, before.isEmpty || before.last == " " else { return text }
    return String(before) + "\\" + String(scalars.suffix(marks))
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { isASCII && properties.isAlphabetic }

  /// What a backslash can stand before.
  fileprivate var isMarkdownPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
