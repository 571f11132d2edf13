/// A formula in LaTeX as a tree. Fractions, scripts, roots, Greek, signs, sums and integrals with limits, functions,
/// growing brackets, matrices and cases, accents, words and the usual alphabets are understood.
struct LaTeXFormula {
  /// nil when something in it is not understood: no formula is better than half of one.
  let math: MathList?

  init(_ latex: String) {
    var parser = LaTeXParser(latex)
    math = parser.whole()
  }
}

/// Reads LaTeX from left to right. Every function returns nil for what it doesn't understand.
struct LaTeXParser {
  private var rest: Substring
  private var depth = 0

  /// Formulas nest a few levels; deeper ones are nobody's.
  private static let deepest = 40
  private static let longest = 20_000

  init(_ latex: String) {
    var body = Substring(latex.utf8.count > Self.longest ? "\\" : latex).trimmed
    for (open, close) in [("$$", "$$"), ("$", "$"), ("\\[", "\\]"), ("\\(", "\\)")]
    where body.hasPrefix(open) && body.hasSuffix(close) && body.count > open.count + close.count {
      body = body.dropFirst(open.count).dropLast(close.count).trimmed
      break
    }
    rest = body
  }

  mutating func whole() -> MathList? {
    guard let list = list(until: []), rest.isEmpty, !list.isEmpty else { return nil }
    return list
  }

  /// Up to one of the stops, which stays: `}`, `]`, `&`, or a command such as `\right`.
  private mutating func list(until stops: Set<String>, isTerm: Bool = false) -> MathList? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    var nodes: MathList = []
    while true {
      skipBlanks()
      guard let next = peek() else { return stops.isEmpty || isTerm ? nodes : nil }
      if stops.contains(next) || isTerm && !nodes.isEmpty && Self.endsTerm(next) { return nodes }
      if isTerm, ["}", "]", "&", "\\\\", "\\right", "\\end", ")"].contains(next) { return nodes }
      guard let atom = atom(), let made = scripted(atom) else { return nil }
      for node in made { Self.append(node, to: &nodes) }
    }
  }

  /// Letters and signs in the same face are one run.
  private static func append(_ node: MathNode, to nodes: inout MathList) {
    if case .text(let more, let face) = node, case .text(let text, face)? = nodes.last {
      nodes[nodes.count - 1] = .text(text + more, face)
    } else {
      nodes.append(node)
    }
  }

  /// What a sum or integral is taken of ends before these.
  private static func endsTerm(_ next: String) -> Bool {
    if ["+", "-", "=", "<", ">", ",", ";"].contains(next) { return true }
    let name = String(next.dropFirst())
    return next.hasPrefix("\\")
      && (LaTeXSymbols.relations[name] != nil || ["pm", "mp", "quad", "qquad"].contains(name))
  }

  /// The atom with what stands below and above its end.
  private mutating func scripted(_ atom: MathList) -> MathList? {
    var (lower, upper): (MathList?, MathList?) = (nil, nil)
    while let next = peekSkippingBlanks(), ["_", "^", "'"].contains(next) {
      skipBlanks()
      rest.removeFirst()
      if next == "'" {
        upper = (upper ?? []) + [.text("′", .italic)]
        continue
      }
      guard let script = argument() else { return nil }
      if next == "_" {
        guard lower == nil else { return nil }
        lower = script
      } else {
        upper = (upper ?? []) + script
      }
    }
    if lower == nil, upper == nil { return atom }
    return [.script(atom, lower: lower, upper: upper)]
  }

  /// A group in braces, or the next sign alone.
  private mutating func argument() -> MathList? {
    skipBlanks()
    guard peek() == "{" else { return atom() }
    return group()
  }

  private mutating func group() -> MathList? {
    guard take("{"), let inner = list(until: ["}"]), take("}") else { return nil }
    return inner
  }

  private mutating func atom() -> MathList? {
    guard let next = peek() else { return nil }
    if next.hasPrefix("\\") { return command() }
    if next == "{" { return group() }
    if ["}", "^", "_", "&", "$", "#", "%"].contains(next) { return nil }
    rest.removeFirst()
    switch next {
    case "-": return [.text("−", .italic)]
    case "*": return [.text("∗", .italic)]
    case "~": return [.text(" ", .italic)]
    default: return [.text(next, .italic)]
    }
  }
}

extension LaTeXParser {
  private mutating func command() -> MathList? {
    guard let whole = peek() else { return nil }
    rest = rest.dropFirst(whole.count)
    let name = String(whole.dropFirst())
    if let letter = LaTeXSymbols.letters[name] { return [.text(letter, .italic)] }
    if let sign = LaTeXSymbols.upright[name] { return [.text(sign, .upright)] }
    if let sign = LaTeXSymbols.operators[name] ?? LaTeXSymbols.relations[name] {
      return [.text(sign, .italic)]
    }
    if let space = LaTeXSymbols.spaces[name] { return space.isEmpty ? [] : [.text(space, .italic)] }
    if LaTeXSymbols.ignored.contains(name) { return [] }
    if let operation = LaTeXSymbols.operations[name] { return self.operation(operation) }
    if LaTeXSymbols.functions.contains(name) { return function([.text(name, .upright)]) }
    if let accent = LaTeXSymbols.accents[name] { return argument().map { [.accent(accent, $0)] } }
    if let alphabet = MathAlphabet(rawValue: name) {
      return rawArgument().map { [.text(alphabet.letters($0), .upright)] }
    }
    return structure(name)
  }

  private mutating func structure(_ name: String) -> MathList? {
    switch name {
    case "frac", "dfrac", "tfrac", "cfrac":
      return pair { [.fraction($0, $1, hasBar: true)] }
    case "binom", "dbinom", "tbinom":
      return pair { [.fenced("(", [.fraction($0, $1, hasBar: false)], ")")] }
    case "sqrt": return root()
    case "overline": return argument().map { [.bar($0, isAbove: true)] }
    case "underline": return argument().map { [.bar($0, isAbove: false)] }
    case "overset", "stackrel": return pair { [.limit($1, $0, isAbove: true)] }
    case "underset": return pair { [.limit($1, $0, isAbove: false)] }
    case "left": return fenced()
    case "begin": return environment()
    case "text", "textrm", "textit", "textbf", "mbox", "textnormal":
      return rawArgument().map { [.words($0)] }
    case "mathrm", "mathup": return rawArgument().map { [.text($0.filter { $0 != " " }, .upright)] }
    case "mathbf", "boldsymbol", "bm": return bold()
    case "mathit": return argument()
    case "operatorname": return rawArgument().flatMap { function([.text($0, .upright)]) }
    case "pmod":
      return argument().map { [.fenced("(", [.text("mod ", .upright)] + $0, ")")] }
    default: return nil
    }
  }

  private mutating func pair(_ make: (MathList, MathList) -> MathList) -> MathList? {
    guard let one = argument(), let two = argument() else { return nil }
    return make(one, two)
  }

  private mutating func bold() -> MathList? {
    guard let inner = argument() else { return nil }
    return inner.map { node in
      if case .text(let text, _) = node { .text(text, .bold) } else { node }
    }
  }

  private mutating func root() -> MathList? {
    skipBlanks()
    var degree: MathList?
    if take("[") {
      guard let inner = list(until: ["]"]), take("]") else { return nil }
      degree = inner
    }
    return argument().map { [.root($0, degree: degree)] }
  }

  private mutating func operation(_ operation: (sign: String, limitsAbove: Bool)) -> MathList? {
    while let next = peekSkippingBlanks(), next == "\\limits" || next == "\\nolimits" {
      skipBlanks()
      rest = rest.dropFirst(next.count)
    }
    guard let (lower, upper) = limits(), let content = list(until: [], isTerm: true) else { return nil }
    return [
      .operation(
        operation.sign, lower: lower, upper: upper, content, limitsAbove: operation.limitsAbove)
    ]
  }

  private mutating func function(_ name: MathList) -> MathList? {
    guard let (lower, upper) = limits() else { return nil }
    var head = name
    if let lower {
      guard case .text(let word, _)? = name.first else { return nil }
      let hasLimit = ["lim", "max", "min", "sup", "inf", "limsup", "liminf", "gcd", "det", "Pr"].contains(
        word)
      head = hasLimit ? [.limit(head, lower, isAbove: false)] : [.script(head, lower: lower, upper: nil)]
    }
    if let upper { head = [.script(head, lower: nil, upper: upper)] }
    guard let next = peekSkippingBlanks(), !["}", "]", ")", "&", "\\\\", "\\right", "\\end"].contains(next),
      !Self.endsTerm(next)
    else { return [.function(head, [])] }
    skipBlanks()
    guard let atom = atom(), let content = scripted(atom) else { return nil }
    return [.function(head, content)]
  }

  /// What stands below and above, in any order.
  private mutating func limits() -> (MathList?, MathList?)? {
    var (lower, upper): (MathList?, MathList?) = (nil, nil)
    while let next = peekSkippingBlanks(), next == "_" || next == "^" {
      skipBlanks()
      rest.removeFirst()
      guard let script = argument(), (next == "_" ? lower : upper) == nil else { return nil }
      if next == "_" { lower = script } else { upper = script }
    }
    return (lower, upper)
  }

  private mutating func fenced() -> MathList? {
    guard let left = delimiter(), let inner = list(until: ["\\right"]), take("\\right"),
      let right = delimiter()
    else { return nil }
    return [.fenced(left, inner, right)]
  }

  /// `.` is none.
  private mutating func delimiter() -> String? {
    guard let next = peekSkippingBlanks() else { return nil }
    skipBlanks()
    rest = rest.dropFirst(next.count)
    if next == "." { return "" }
    if ["(", ")", "[", "]", "|", "/"].contains(next) { return next }
    if next == "<" { return "⟨" }
    if next == ">" { return "⟩" }
    return LaTeXSymbols.upright[String(next.dropFirst())]
  }

  private static let fences: [String: (String, String)] = [
    "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"), "cases": ("{", ""),
  ]

  private static let grids: Set<String> = [
    "matrix", "smallmatrix", "array", "aligned", "align", "align*", "split", "gathered", "gather", "gather*",
    "equation", "equation*",
  ]

  private mutating func environment() -> MathList? {
    guard let name = rawArgument(),
      let fence = Self.fences[name] ?? (Self.grids.contains(name) ? ("", "") : nil)
    else { return nil }
    if name == "array", rawArgument() == nil { return nil }
    var rows: [[MathList]] = [[]]
    while true {
      guard let cell = list(until: ["&", "\\\\", "\\end"]) else { return nil }
      rows[rows.count - 1].append(cell)
      if take("&") { continue }
      if take("\\\\") {
        rows.append([])
        continue
      }
      break
    }
    guard take("\\end"), rawArgument() == name else { return nil }
    if rows.last == [[]] { rows.removeLast() }
    guard let width = rows.map(\.count).max() else { return nil }
    let even = rows.map { $0 + [MathList](repeating: [], count: width - $0.count) }
    let matrix: MathList = width == 1 && even.count == 1 ? even[0][0] : [.matrix(even)]
    return fence == ("", "") ? matrix : [.fenced(fence.0, matrix, fence.1)]
  }
}

extension LaTeXParser {
  /// The next sign or command, `\frac` or `x`; nil at the end.
  private func peek() -> String? {
    guard let first = rest.first else { return nil }
    guard first == "\\" else { return String(first) }
    let name = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }
    return "\\" + (name.isEmpty ? rest.dropFirst().prefix(1) : name)
  }

  private func peekSkippingBlanks() -> String? {
    var copy = self
    copy.skipBlanks()
    return copy.peek()
  }

  private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard peek() == text else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  /// The text of a group as it is, without markup in it.
  private mutating func rawArgument() -> String? {
    guard take("{"), let end = rest.firstIndex(of: "}") else { return nil }
    let text = rest[..<end]
    guard !text.contains(where: { "\\{$".contains($0) }) else { return nil }
    rest = rest[end...].dropFirst()
    return String(text)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let head = drop(while: \.isWhitespace)
    return head.lastIndex { !$0.isWhitespace }.map { head[...$0] } ?? head
  }
}
