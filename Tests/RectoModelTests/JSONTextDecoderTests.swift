import Foundation
import Testing

@testable import RectoModel

/// What `JSONTextEncoder` writes comes back.
struct JSONTextDecoderTests {
  private func comesBack<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
    try JSONTextDecoder().decode(Value.self, from: JSONTextEncoder().encode(value)) == value
  }

  @Test func strings() throws {
    let controls = String(String.UnicodeScalarView((0..<0x30).compactMap(Unicode.Scalar.init)))
    #expect(try comesBack([controls, "\"\\/é紙👪\u{2028}", ""]))
    #expect(
      try JSONTextDecoder().decode([String].self, from: Array(#"["\ud83d\udc6a", "\/"]"#.utf8)) == ["👪", "/"])
  }

  @Test func numbers() throws {
    let random = (1...2_000).map { number -> Double in
      let part: Double = sin(Double(number))
      return part * pow(10, Double(number % 24 - 8))
    }
    let rounded = random.map { ($0 * 1_000).rounded() / 1_000 }
    #expect(try comesBack(random + rounded))
    #expect(
      try comesBack([
        0, 0.1, 123.456_000_000_000_02, -1e300, 1e-7, 999_999_999_999_999, .leastNonzeroMagnitude,
      ]))
    #expect(try comesBack([Int.min, .max]))
    #expect(try comesBack([UInt64.max]))
    #expect(try comesBack([Int8.min]))
    #expect(try JSONTextDecoder().decode([Double].self, from: Array("[-0]".utf8))[0].sign == .minus)
  }

  @Test func optionalsAndNestedLists() throws {
    #expect(try comesBack([["a": [1, nil, 3]], [:]]))
    #expect(try comesBack([[[Bool]]()]))
  }

  @Test(arguments: [
    "", "{", "[1,]", #"{"a"}"#, "[1 2]", "tru", #""a"#, #"["\u12"]"#, "[1]x", "[+]", "{}", #"["a"]"#, "[300]",
  ])
  func whatIsNoListOfSmallNumbersIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONTextDecoder().decode([Int8].self, from: Array(text.utf8)) }
  }

  @Test(arguments: ["01", "-", "1.", ".5", "+1", "1e", "--1", "1.e1", "\u{B}1", "NaN"])
  func whatIsNoNumberIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) {
      try JSONTextDecoder().decode([Double].self, from: Array("[\(text)]".utf8))
    }
  }

  @Test(arguments: [#""\q""#, #""\ud83d""#, "\"\u{1}\"", "\"\n\""])
  func whatIsNoStringIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) {
      try JSONTextDecoder().decode([String].self, from: Array("[\(text)]".utf8))
    }
  }

  @Test func textsThatAreNoUTF8AreRefused() {
    #expect(throws: DecodingError.self) {
      try JSONTextDecoder().decode([String].self, from: Array("[\"".utf8) + [0xC3, 0x28] + Array("\"]".utf8))
    }
  }

  @Test func namesMayBeEscaped() throws {
    let text = #"{"\u0061": 1, "\u0062\"": 2}"#
    #expect(try JSONTextDecoder().decode([String: Int].self, from: Array(text.utf8)) == ["a": 1, "b\"": 2])
    struct Named: Decodable { var a: Int }
    #expect(try JSONTextDecoder().decode(Named.self, from: Array(text.utf8)).a == 1)
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(throws: DecodingError.self) { try JSONTextDecoder().decode([Int].self, from: Array(deep.utf8)) }
  }
}
