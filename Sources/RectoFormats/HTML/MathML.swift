/// A formula as MathML, with its LaTeX beside for programs.
enum MathML {
  static func html(of formula: MathList, latex: String) -> String {
    "<math display=\"block\"><semantics>\(row(formula))"
      + "<annotation encoding=\"application/x-tex\">\(latex.htmlEscaped)</annotation></semantics></math>"
  }

  /// As one element.
  private static func row(_ nodes: MathList) -> String {
    let elements = nodes.flatMap(elements)
    return elements.count == 1 ? elements[0] : "<mrow>\(elements.joined())</mrow>"
  }

  private static func elements(_ node: MathNode) -> [String] {
    switch node {
    case .text(let text, let face): letters(text, face)
    case .words(let words): ["<mtext>\(words.htmlEscaped)</mtext>"]
    case .fraction(let top, let bottom, let hasBar):
      ["<mfrac\(hasBar ? "" : " linethickness=\"0\"")>\(row(top))\(row(bottom))</mfrac>"]
    case .script(let base, let lower, let upper): [scripted(base, lower, upper, isLimit: false)]
    case .root(let content, let degree):
      [degree.map { "<mroot>\(row(content))\(row($0))</mroot>" } ?? "<msqrt>\(row(content))</msqrt>"]
    case .operation(let sign, let lower, let upper, let content, let limitsAbove):
      [operation(sign, lower, upper, limitsAbove), row(content)]
    case .limit(let base, let limit, let isAbove):
      [scripted(base, isAbove ? nil : limit, isAbove ? limit : nil, isLimit: true)]
    case .function(let name, let content): content.isEmpty ? [row(name)] : function(name, content)
    case .fenced(let left, let content, let right):
      ["<mrow>\(fence(left))\(row(content))\(fence(right))</mrow>"]
    case .matrix(let rows): [matrix(rows)]
    case .accent(let mark, let content):
      ["<mover accent=\"true\">\(row(content))<mo>\((spacing[mark] ?? mark).htmlEscaped)</mo></mover>"]
    case .bar(let content, let isAbove):
      [isAbove ? "<mover>\(row(content))<mo>‾</mo></mover>" : "<munder>\(row(content))<mo>_</mo></munder>"]
    }
  }

  /// Marks that stand by themselves, for those that hang on the letter before them.
  private static let spacing = [
    "\u{302}": "^", "\u{303}": "~", "\u{304}": "¯", "\u{306}": "˘", "\u{307}": "˙", "\u{308}": "¨",
    "\u{30A}": "˚", "\u{30C}": "ˇ", "\u{300}": "`", "\u{301}": "´", "\u{305}": "‾", "\u{20D7}": "→",
    "\u{20DB}": "…",
  ]

  /// The sign stands for "applied to" and shows nothing; brackets stand close, other signs apart.
  private static func function(_ name: MathList, _ content: MathList) -> [String] {
    var isFenced = false
    if case .fenced? = content.first { isFenced = true }
    if case .text(let text, _)? = content.first { isFenced = text.hasPrefix("(") }
    let blank = isFenced ? "" : "<mspace width=\"0.17em\"></mspace>"
    return [row(name), "<mo>\u{2061}</mo>" + blank, row(content)]
  }

  private static func operation(
    _ sign: String, _ lower: MathList?, _ upper: MathList?, _ limitsAbove: Bool
  ) -> String {
    scripted("<mo>\(sign.htmlEscaped)</mo>", lower, upper, isLimit: limitsAbove)
  }

  private static func scripted(
    _ base: MathList, _ lower: MathList?, _ upper: MathList?, isLimit: Bool
  ) -> String {
    scripted(row(base), lower, upper, isLimit: isLimit)
  }

  private static func scripted(
    _ base: String, _ lower: MathList?, _ upper: MathList?, isLimit: Bool
  ) -> String {
    switch (lower, upper) {
    case (let lower?, let upper?):
      let name = isLimit ? "munderover" : "msubsup"
      return "<\(name)>\(base)\(row(lower))\(row(upper))</\(name)>"
    case (let lower?, nil):
      let name = isLimit ? "munder" : "msub"
      return "<\(name)>\(base)\(row(lower))</\(name)>"
    case (nil, let upper?):
      let name = isLimit ? "mover" : "msup"
      return "<\(name)>\(base)\(row(upper))</\(name)>"
    case (nil, nil): return base
    }
  }

  private static func fence(_ sign: String) -> String {
    sign.isEmpty ? "" : "<mo fence=\"true\" stretchy=\"true\">\(sign.htmlEscaped)</mo>"
  }

  private static func matrix(_ rows: [[MathList]]) -> String {
    let text = rows.map { cells in "<mtr>" + cells.map { "<mtd>\(row($0))</mtd>" }.joined() + "</mtr>" }
    return "<mtable>\(text.joined())</mtable>"
  }

  /// Numbers, words set upright, single letters and signs are elements each.
  private static func letters(_ text: String, _ face: MathNode.Face) -> [String] {
    let variant = face == .italic ? "" : " mathvariant=\"normal\""
    if face == .upright, text.count > 1, text.allSatisfy(\.isLetter) {
      return ["<mi>\(text.htmlEscaped)</mi>"]
    }
    var (elements, number) = ([String](), "")
    for character in text {
      let isDigit = character.isASCII && character.isNumber
      if isDigit || character == "." && !number.isEmpty {
        number.append(character)
        continue
      }
      if !number.isEmpty { elements.append("<mn>\(number)</mn>") }
      number = ""
      let sign = String(character).htmlEscaped
      if character.isWhitespace {
        elements.append("<mspace width=\"0.3em\"></mspace>")
      } else if character.isLetter {
        elements.append(face == .bold ? "<mi>\(bold(character))</mi>" : "<mi\(variant)>\(sign)</mi>")
      } else {
        elements.append("<mo>\(sign)</mo>")
      }
    }
    return number.isEmpty ? elements : elements + ["<mn>\(number)</mn>"]
  }

  /// MathML has letters of their own for bold ones.
  private static func bold(_ letter: Character) -> String {
    guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else {
      return String(letter)
    }
    switch scalar {
    case "A"..."Z": return Unicode.Scalar(0x1D400 + scalar.value - 0x41).map { String($0) } ?? String(letter)
    case "a"..."z": return Unicode.Scalar(0x1D41A + scalar.value - 0x61).map { String($0) } ?? String(letter)
    default: return String(letter).htmlEscaped
    }
  }
}
