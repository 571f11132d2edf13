/// Takes JSON text apart, from its first byte to the last.
struct JSONTapeReading {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var values: [JSONTape.Value] = []

  private static let mostDepth = 2_000

  /// The bytes must stay where they are.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    values.reserveCapacity(bytes.count / 6)
  }

  mutating func read() throws(JSONTape.Broken) -> [JSONTape.Value] {
    var place = 0
    try read(&place, depth: 0)
    skipBlanks(&place)
    guard place == bytes.count else { throw JSONTape.Broken(place: place) }
    return values
  }

  private mutating func read(_ place: inout Int, depth: Int) throws(JSONTape.Broken) {
    skipBlanks(&place)
    guard place < bytes.count, depth < Self.mostDepth else { throw JSONTape.Broken(place: place) }
    switch bytes[place] {
    case UInt8(ascii: "{"): try readMembers(.object, UInt8(ascii: "}"), &place, depth)
    case UInt8(ascii: "["): try readMembers(.list, UInt8(ascii: "]"), &place, depth)
    case UInt8(ascii: "\""): try readString(&place)
    case UInt8(ascii: "t"): try readWord("true", .yes, &place)
    case UInt8(ascii: "f"): try readWord("false", .no, &place)
    case UInt8(ascii: "n"): try readWord("null", .null, &place)
    default: try readNumber(&place)
    }
  }

  private mutating func readMembers(
    _ kind: JSONTape.Kind, _ bracket: UInt8, _ place: inout Int, _ depth: Int
  ) throws(JSONTape.Broken) {
    let index = values.count
    values.append(JSONTape.Value(kind, place..<place, next: 0))
    place += 1
    skipBlanks(&place)
    var isFirst = true
    while place < bytes.count, bytes[place] != bracket {
      if !isFirst { try take(UInt8(ascii: ","), &place) }
      isFirst = false
      if kind == .object {
        skipBlanks(&place)
        try readString(&place)
        try take(UInt8(ascii: ":"), &place)
      }
      try read(&place, depth: depth + 1)
      skipBlanks(&place)
    }
    try take(bracket, &place)
    values[index].end(at: place, next: values.count)
  }

  private mutating func readString(_ place: inout Int) throws(JSONTape.Broken) {
    try take(UInt8(ascii: "\""), &place)
    let start = place
    var hasEscapes = false
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20 else { throw JSONTape.Broken(place: place) }
      let isEscape = bytes[place] == UInt8(ascii: "\\")
      if isEscape { hasEscapes = true }
      place += isEscape ? 2 : 1
    }
    guard place < bytes.count else { throw JSONTape.Broken(place: start) }
    append(.string, start, place, hasEscapes: hasEscapes)
    place += 1
  }

  private mutating func readNumber(_ place: inout Int) throws(JSONTape.Broken) {
    let start = place
    skip("-", &place)
    let digits = place
    try readDigits(&place)
    // No zeros before others.
    guard bytes[digits] != UInt8(ascii: "0") || place == digits + 1 else {
      throw JSONTape.Broken(place: digits)
    }
    if skip(".", &place) { try readDigits(&place) }
    if skip("e", &place) || skip("E", &place) {
      if !skip("+", &place) { skip("-", &place) }
      try readDigits(&place)
    }
    append(.number, start, place)
  }

  /// One at least.
  private func readDigits(_ place: inout Int) throws(JSONTape.Broken) {
    let start = place
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    guard place > start else { throw JSONTape.Broken(place: place) }
  }

  @discardableResult
  private func skip(_ character: Unicode.Scalar, _ place: inout Int) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func readWord(_ word: String, _ kind: JSONTape.Kind, _ place: inout Int) throws(JSONTape
    .Broken)
  {
    guard bytes[place...].starts(with: word.utf8) else { throw JSONTape.Broken(place: place) }
    append(kind, place, place + word.utf8.count)
    place += word.utf8.count
  }

  private mutating func append(_ kind: JSONTape.Kind, _ start: Int, _ end: Int, hasEscapes: Bool = false) {
    values.append(JSONTape.Value(kind, start..<end, next: values.count + 1, hasEscapes: hasEscapes))
  }

  private func take(_ byte: UInt8, _ place: inout Int) throws(JSONTape.Broken) {
    skipBlanks(&place)
    guard place < bytes.count, bytes[place] == byte else { throw JSONTape.Broken(place: place) }
    place += 1
  }

  private func skipBlanks(_ place: inout Int) {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
