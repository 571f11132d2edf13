/// What a format has no place of its own for, as names and values in the form that Transkribus uses:
/// `recto {level:2; align:center;}`.
struct LayoutFacts: Hashable {
  private var names: [String] = []
  private var values: [String: String] = [:]

  var isEmpty: Bool { names.isEmpty }

  /// Sets a value, or takes it away.
  subscript(name: String) -> String? {
    get { values[name] }
    set {
      if values.updateValue(newValue ?? "", forKey: name) == nil { names.append(name) }
      if newValue == nil {
        values[name] = nil
        names.removeAll { $0 == name }
      }
    }
  }

  /// In the order of writing.
  func forEach(_ body: (String, String) -> Void) {
    for name in names { body(name, values[name] ?? "") }
  }

  /// `name {a:1; b:2;}`.
  func text(as name: String) -> String {
    let parts = names.map { "\($0):\(Self.escaped(values[$0] ?? ""));" }
    return "\(name) {\(parts.joined(separator: " "))}"
  }

  /// All groups of a text, in their order. What is no group is left out.
  static func groups(in text: String) -> [(name: String, facts: LayoutFacts)] {
    var groups: [(name: String, facts: LayoutFacts)] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[..<open].trimmed
      var facts = LayoutFacts()
      for part in rest[rest.index(after: open)..<close].split(separator: ";") {
        let pieces = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let key = pieces[0].trimmed
        if !key.isEmpty { facts[key] = pieces.count > 1 ? unescaped(pieces[1].trimmed) : "" }
      }
      groups.append((name, facts))
      rest = rest[rest.index(after: close)...]
    }
    return groups
  }

  /// The group of this name; empty when there is none.
  init(_ text: String?, as name: String) {
    self = Self.groups(in: text ?? "").first { $0.name == name }?.facts ?? LayoutFacts()
  }

  init() {}

  private static let special: Set<Character> = ["{", "}", ";", ":", "\\"]

  /// Signs of the form itself, blanks at the ends and line ends are written by number.
  private static func escaped(_ value: String) -> String {
    let last = value.count - 1
    return value.enumerated().map { index, character in
      let isEdge = (index == 0 || index == last) && character.isWhitespace
      guard special.contains(character) || character.isNewline || character == "\t" || isEdge else {
        return String(character)
      }
      return character.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }

  private static func unescaped(_ value: String) -> String {
    guard value.contains("\\u") else { return value }
    var units: [UInt16] = []
    var rest = Array(value.utf16)[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75, rest.count > 4,
        let code = UInt16(String(decoding: rest.dropFirst().prefix(4), as: UTF16.self), radix: 16)
      {
        units.append(code)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}

extension LayoutFacts {
  func numbers(_ name: String) -> [Double] {
    let pieces = (self[name] ?? "").split(separator: " ")
    let numbers = pieces.compactMap { Double.pageNumber($0) }
    return numbers.count == pieces.count ? numbers : []
  }

  mutating func set(_ name: String, numbers: [Double]) {
    self[name] = numbers.map(\.decimalText).joined(separator: " ")
  }
}
