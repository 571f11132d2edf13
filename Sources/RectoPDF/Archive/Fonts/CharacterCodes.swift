/// A character map (CMap): how bytes become codes, and codes identifiers or Unicode.
package struct CharacterCodes: Sendable {
  private struct Space: Sendable {
    var low: [UInt8]
    var high: [UInt8]
  }

  private var spaces: [Space] = []
  private var ranges: [(codes: ClosedRange<Int>, identifier: Int)] = []
  /// Texts by code, in UTF-16. A range that is too large to be one is left out.
  package private(set) var texts: [Int: [UInt8]] = [:]
  /// A map that this one builds on.
  private(set) var parent: String?
  private(set) var isVertical = false
  private(set) var isIdentity = false

  /// Two bytes, which are the identifier.
  static var identity: CharacterCodes {
    var codes = CharacterCodes()
    codes.isIdentity = true
    return codes
  }

  private init() {}

  package init(_ bytes: [UInt8]) {
    var lexer = ContentLexer(bytes)
    while let operation = lexer.next() { take(operation) }
  }

  private mutating func take(_ operation: LexedOperation) {
    let operands = operation.operands
    switch operation.name {
    case "endcodespacerange":
      for index in stride(from: 0, to: operands.count - 1, by: 2) {
        guard let low = operands[index].bytes, let high = operands[index + 1].bytes, low.count == high.count,
          !low.isEmpty
        else { continue }
        spaces.append(Space(low: low, high: high))
      }
    case "endcidchar", "endcidrange": takeIdentifiers(operands, isRange: operation.name == "endcidrange")
    case "endbfchar", "endbfrange": takeTexts(operands, isRange: operation.name == "endbfrange")
    case "usecmap": parent = operands.last?.name
    case "def" where operands.dropLast().last?.name == "/WMode": isVertical = operands.last?.number == 1
    default: break
    }
  }

  private mutating func takeIdentifiers(_ operands: [LexedOperand], isRange: Bool) {
    let step = isRange ? 3 : 2
    for index in stride(from: 0, through: operands.count - step, by: step) {
      guard let low = operands[index].bytes.map(Self.code),
        let high = isRange ? operands[index + 1].bytes.map(Self.code) : low, low <= high,
        let identifier = operands[index + step - 1].number
      else { continue }
      ranges.append((low...high, Int(exactly: identifier.rounded()).map { min(max($0, 0), 1 << 20) } ?? 0))
    }
  }

  private mutating func takeTexts(_ operands: [LexedOperand], isRange: Bool) {
    let step = isRange ? 3 : 2
    for index in stride(from: 0, through: operands.count - step, by: step) {
      guard let low = operands[index].bytes.map(Self.code),
        let high = isRange ? operands[index + 1].bytes.map(Self.code) : low, low <= high,
        high - low < 0x10000, texts.count < 0x40000
      else { continue }
      let target = operands[index + step - 1]
      for code in low...high {
        if case .array(let items) = target {
          if code - low < items.count { texts[code] = items[code - low].bytes }
        } else if var text = target.bytes, !text.isEmpty {
          text[text.count - 1] = text[text.count - 1] &+ UInt8(truncatingIfNeeded: code - low)
          texts[code] = text
        }
      }
    }
  }

  static func code(_ bytes: [UInt8]) -> Int { bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } }

  // MARK: Use

  /// The codes of a shown string.
  func codes(_ bytes: [UInt8]) -> [Int] {
    var (codes, offset): ([Int], Int) = ([], 0)
    while offset < bytes.count {
      let length = min(isIdentity ? 2 : length(of: bytes[offset...]), bytes.count - offset)
      codes.append(Self.code(Array(bytes[offset..<offset + length])))
      offset += length
    }
    return codes
  }

  private func length(of bytes: ArraySlice<UInt8>) -> Int {
    let fitting = spaces.first { space in
      bytes.count >= space.low.count
        && zip(bytes, zip(space.low, space.high)).allSatisfy { $0 >= $1.0 && $0 <= $1.1 }
    }
    return fitting?.low.count ?? spaces.map(\.low.count).min() ?? 1
  }

  func identifier(_ code: Int) -> Int {
    if isIdentity { return code }
    guard let range = ranges.last(where: { $0.codes.contains(code) }) else { return 0 }
    return range.identifier + code - range.codes.lowerBound
  }
}
