import RectoPDF
import Testing

@Suite("Cutting content streams into tokens") struct ContentTokenizerTests {
  private func tokens(_ text: String) -> [(kind: ContentToken.Kind, text: String)] {
    var tokenizer = ContentTokenizer(Array(text.utf8))
    var tokens: [(ContentToken.Kind, String)] = []
    while let token = tokenizer.next() {
      tokens.append((token.kind, String(decoding: tokenizer.bytes[token.range], as: UTF8.self)))
    }
    return tokens
  }

  @Test("Tokens lie where they start and end") func kinds() {
    let tokens = tokens("-1.5 /A#20b(x(y)\\))<4 1>[/B]<</C true>>Tj% Tj (\n' ET")
    #expect(
      tokens.map(\.text) == [
        "-1.5", "/A#20b", "(x(y)\\))", "<4 1>", "[", "/B", "]", "<<", "/C", "true", ">>", "Tj", "'", "ET",
      ])
    #expect(
      tokens.map(\.kind) == [
        .number, .name, .string, .hexString, .arrayStart, .name, .arrayEnd, .dictionaryStart, .name, .keyword,
        .dictionaryEnd, .keyword, .keyword, .keyword,
      ])
  }

  @Test(
    "Strings stand for their bytes",
    arguments: [
      (#"(a\(b\)\\\n\101\7z)"#, Array("a(b)\\\nA\u{7}z".utf8)), ("(a(b)c)", Array("a(b)c".utf8)),
      ("(a\\\r\nb\r\nc)", Array("ab\nc".utf8)), ("<4142 4>", [0x41, 0x42, 0x40]), ("()", []), ("<>", []),
      ("(cut", Array("cut".utf8)), ("<41", [0x41]), (#"(\777)"#, [255]),
    ]) func strings(source: String, bytes: [UInt8]) throws
  {
    var tokenizer = ContentTokenizer(Array(source.utf8))
    let first = tokenizer.next()
    let token = try #require(first)
    #expect(Array(tokenizer.string(token)) == bytes)
    #expect(token.end == source.utf8.count)
  }

  @Test(
    "Numbers as readers take them",
    arguments: [
      ("12", 12), ("-.5", -0.5), ("+3.25", 3.25), ("4.", 4), ("-", 0), (".", 0), ("12-34", 12), ("--5", 0),
    ]) func numbers(source: String, value: Double) throws
  {
    var tokenizer = ContentTokenizer(Array(source.utf8))
    let first = tokenizer.next()
    let token = try #require(first)
    #expect(token.kind == .number)
    #expect(tokenizer.number(token) == value)
  }

  @Test("A number of any length is finite") func longNumber() throws {
    var tokenizer = ContentTokenizer(Array((String(repeating: "9", count: 5000) + ".5").utf8))
    let first = tokenizer.next()
    let token = try #require(first)
    #expect(tokenizer.number(token).isFinite)
  }

  @Test("Names are decoded") func names() throws {
    var tokenizer = ContentTokenizer(Array("/A#20#c3#28 /B#zz".utf8))
    let tokens = (tokenizer.next(), tokenizer.next())
    let (first, second) = (try #require(tokens.0), try #require(tokens.1))
    #expect(tokenizer.name(first) == [47, 65, 32, 0xC3, 0x28])
    #expect(tokenizer.name(second) == Array("/B#zz".utf8))
  }

  @Test("Damage is noted and ends", arguments: ["(a", "<4", "<zz>", ") Tj", "}{", ">"])
  func damage(source: String) {
    var tokenizer = ContentTokenizer(Array(source.utf8))
    while tokenizer.next() != nil {}
    #expect(tokenizer.isDamaged)
  }

  @Test("Nesting without end takes no stack", arguments: ["[", "<<", "(", "q ", "BT ", "/A BDC "])
  func nesting(opening: String) {
    let bytes = Array(String(repeating: opening, count: 300_000).utf8)
    var reader = ContentReader(bytes)
    var count = 0
    while reader.next() != nil { count += 1 }
    #expect(count == (["q ", "BT ", "/A BDC "].contains(opening) ? 300_000 : 0))
    #expect(reader.isDamaged == (count == 0))
  }
}
