import Foundation
import RectoModel
import Testing

/// The bytes are those of Foundation's encoder.
struct JSONTextEncoderTests {
  private func checkEqual(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let expected = String(decoding: try encoder.encode(value), as: UTF8.self)
    #expect(String(decoding: try JSONTextEncoder().encode(value), as: UTF8.self) == expected)
  }

  @Test func ofAWholeDocument() throws { try checkEqual(try fullDocument()) }

  @Test func ofEveryControlCharacter() throws {
    let controls = String(String.UnicodeScalarView((0..<0x30).compactMap(Unicode.Scalar.init)))
    try checkEqual([controls, "\"quoted\" \\ / \u{7F} \u{2028} é 紙 👪", ""])
  }

  @Test func ofNumbers() throws {
    let exponents = (-30...30).map { pow(10.0, Double($0)) * 1.7 }
    try checkEqual(
      exponents + [0, -0.0, 0.1, -2.5, 1 / 3, 1e15, 1e16, -999_999_999_999_999, .pi, .leastNonzeroMagnitude])
    try checkEqual([Float(0.1), 3])
    try checkEqual([Int8.min, Int8.max])
    try checkEqual([UInt64.max])
    try checkEqual([Int.min, Int.max])
  }

  @Test func ofEnumerationsWithValues() throws {
    try checkEqual([Shape.round(radius: 2), .none, .named("a", sides: [1, 2])])
    try checkEqual([
      "zebra": Shape.none, "Apple": .none, "apple": .none, "b1": .none, "b10": .none, "b2": .none,
    ])
  }

  @Test func ofNestedContainersAndNothing() throws {
    try checkEqual([Nested(isEmpty: false), Nested(isEmpty: true)])
    try checkEqual([Int?.none, 1])
    try checkEqual([[Int]]())
  }

  @Test func numbersThatJSONHasNotAreToldWithTheirPlace() throws {
    let error = #expect(throws: EncodingError.self) {
      _ = try JSONTextEncoder().encode(["a": [1, Double.infinity]])
    }
    guard case .invalidValue(let value, let context) = try #require(error) else { return }
    #expect(value as? Double == .infinity)
    #expect(context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue } == ["a", "1"])
  }

  @Test func depthIsCounted() throws {
    #expect(try JSONTextEncoder(depthLimit: 3).encode([[[1]]]) == Array("[[[1]]]".utf8))
    #expect(throws: JSONTextEncoder.TooDeep.self) { try JSONTextEncoder(depthLimit: 2).encode([[[1]]]) }
    #expect(throws: JSONTextEncoder.TooDeep.self) { try JSONTextEncoder(depthLimit: 2).encode([[[Int]()]]) }
  }
}

private enum Shape: Encodable {
  case round(radius: Double)
  case named(String, sides: [Int])
  case none
}

/// Writes with what the compiler's own code seldom uses.
private struct Nested: Encodable {
  let isEmpty: Bool

  private enum CodingKeys: String, CodingKey { case zone, alpha, list, parent }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    guard !isEmpty else { return }
    var inner = fields.nestedContainer(keyedBy: CodingKeys.self, forKey: .zone)
    try inner.encode("z", forKey: .zone)
    try inner.encodeNil(forKey: .alpha)
    var list = fields.nestedUnkeyedContainer(forKey: .list)
    try list.encode(true)
    try list.encodeNil()
    var deeper = list.nestedUnkeyedContainer()
    try deeper.encode(1.5)
    try ["x"].encode(to: list.superEncoder())
    try 7.encode(to: fields.superEncoder(forKey: .parent))
    try fields.encode(["b": 1, "a": 2], forKey: .alpha)
  }
}
