import Foundation
import RectoModel
import Testing

/// The words that parsers of others read are those that were written.
@Suite struct MarkdownReadBackTests {
  /// Words that look like markup.
  static let nasty = [
    "1.", "12)", "1986.", "#", "##", "#x", "#######", "a*b*c", "*", "**", "***", "*x*", "**x**", "_", "__",
    "___",
    "__init__", "snake_case", "_x_", "<b>", "</b>", "<br/>", "<!--", "<?x", "<", "<<", "<5", "&amp;",
    "&copy;",
    "&#35;", "&#x23;", "&", "AT&T", "&nbsp", "[x](y)", "[x][y]", "[x]:", "[x]", "[", "]", "[ ]", "[^1]",
    "[^1]:",
    "![x](y)", "!", "(y)", "http://x.y", "https://x.y/a_b_", "http://x.y/~a*b*", "www.a.b", "www.a.b/*c*",
    "WWW.A.B/`c`",
    "a@b.c", "ftp://x.y", "<http://x.y>", "a|b", "|", "||", "\\|", "a\\|b", "`", "``", "```", "````", "`x`",
    "``x`",
    "~", "~~", "~~~", "~x~", "~~x~~", "~5", "===", "=", "---", "-", "--", "- -", "+", "+1", "\\", "\\\\",
    "a\\", "\\*",
    "C:\\Users", "\\n", "$x$", "$", "$$", "$5", "{x}", "\"q\"", "'q'", "😀", "👩‍👩‍👧", "مرحبا", "بـ*ـه", "日本語",
    "中文**粗体。**中文",
    "「引用」", "e\u{301}", "<\u{338}b>", "*\u{301}*", "Straße", ">", ">>", "> x", ":", ":--", ":-:", "|---|",
    "%", "@", "@user",
    "^", "^1", "\u{A0}x\u{A0}", "...", "…", "–", "&lt;b&gt;", "a.b.", "(1)", "1)", "a)", "•", "\u{200B}",
    "0.", "1234567890.",
    "*)", "_(", "**bold**.", "x*", "*x", "x_", "_x", "x__y", "x`", "~x", "x~", "]x", "x[", "](", "][", "<a",
    "a<b>c", "\\<", "\\&amp;",
  ]

  @Test func everyWordAloneInEveryPlace() throws {
    let words = Self.nasty.flatMap { $0.split(separator: " ").map(String.init) }
    let cases = try words.flatMap { word in try Self.places([word]) }
    try Self.check(cases)
  }

  @Test func everyWordAtTheStartOfALine() throws {
    try Self.check(try Self.nasty.flatMap { try Self.places(Self.split($0) + ["then", "more"]) })
  }

  @Test(arguments: [1, 2, 3, 4]) func mixturesOfWords(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var cases: [Case] = []
    for _ in 0..<60 {
      let words = (0..<Int.random(in: 2...7, using: &random)).flatMap { _ in
        Self.split(Self.nasty.randomElement(using: &random) ?? "x")
      }
      cases += try Self.places(words)
      cases.append(Self.styled(words, random: &random))
    }
    try Self.check(cases)
  }

  @Test func theCheckItselfFindsLostWords() throws {
    let html = try Self.parsed(["a *b* c\n"]).first
    #expect(html?.allSatisfy { $0 == ["a", "*b*", "c"] } == false)
  }
}

extension MarkdownReadBackTests {
  struct Case {
    var document: Document
    /// One for each block; the words are apart by blanks.
    var texts: [String]
  }

  static func split(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  /// The words in each place that has rules of its own.
  static func places(_ words: [String]) throws -> [Case] {
    func block(_ trait: TextStyle.Trait? = nil) -> Paragraph {
      Paragraph([Sample.line(words.map { Sample.word($0, trait.map { [$0] } ?? []) })])
    }
    let inner = Sample.block(.paragraph(block()))
    let region = Region(Rect(x: 0, y: 0, width: 1, height: 1))
    func table(columnSpan: Int) throws -> Content {
      .table(
        try Table(
          rowCount: 2, columnCount: 2,
          cells: [
            Cell(row: 0, column: 0, columnSpan: columnSpan, region: region, blocks: [inner]),
            Cell(row: 1, column: 0, region: region, blocks: [inner]),
            Cell(row: 1, column: 1, region: region, blocks: [inner]),
          ], headerRowCount: 1))
    }
    let contents: [(Content, Int)] = [
      (.paragraph(block()), 1), (.paragraph(Paragraph(block().lines, role: .quote)), 1),
      (.heading(Heading(level: 2, block())), 1), (.caption(Caption(block())), 1),
      (.list(List(.bulleted, items: [ListItem(blocks: [inner]), ListItem(blocks: [inner])])), 2),
      (.list(List(.numbered, items: [ListItem(marker: "7.", blocks: [inner])])), 1),
      (.paragraph(block(.bold)), 1), (.paragraph(block(.italic)), 1), (.paragraph(block(.strikethrough)), 1),
      (.paragraph(block(.monospace)), 1), (.paragraph(block(.superscript)), 1),
      (try table(columnSpan: 1), 3), (try table(columnSpan: 2), 3),
    ]
    return contents.map { content, count in
      Case(
        document: Sample.document([
          Sample.paragraph("before", id: "a"), Sample.block(content), Sample.paragraph("after", id: "c"),
        ]),
        texts: ["before"] + Array(repeating: words.joinedAsWords(), count: count) + ["after"])
    }
  }

  /// Some of the words with styles and links.
  static func styled(_ words: [String], random: inout SplitMix) -> Case {
    let choices: [[TextStyle.Trait]] = [
      [], [], [.bold], [.italic], [.bold, .italic], [.strikethrough], [.strikethrough, .bold, .italic],
      [.superscript], [.monospace, .bold],
    ]
    let links: [String?] = [nil, nil, nil, "https://example.org/a b", "https://example.org/(x)?a=1&b=2"]
    let styled = words.map { word in
      Sample.word(
        word, choices.randomElement(using: &random) ?? [],
        link: links.randomElement(using: &random) ?? nil)
    }
    return Case(
      document: Sample.document([Sample.block(.paragraph(Paragraph([Sample.line(styled)])))]),
      texts: [words.joinedAsWords()])
  }

  /// Both parsers in one run each: starting them is the slow part.
  static func check(_ cases: [Case], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let texts = try cases.map { try write($0.document, as: "md").text }
    for (index, readings) in try parsed(texts).enumerated() {
      let expected = cases[index].texts.flatMap(wordsOf)
      for reading in readings where reading != expected {
        let place = zip(reading, expected).prefix { $0 == $1 }.count
        Issue.record(
          "\(reading.dropFirst(place).prefix(5)) for \(expected.dropFirst(place).prefix(5)) in\n\(texts[index])",
          sourceLocation: sourceLocation)
      }
    }
  }

  private static func wordsOf(_ text: String) -> [String] {
    text.split { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }.map(String.init)
  }

  /// For each text the words that cmark-gfm and markdown-it read.
  static func parsed(_ texts: [String]) throws -> [[[String]]] {
    let mark = "ENDOFCASE"
    let extensions = ["table", "strikethrough", "tasklist", "footnotes", "autolink"].flatMap { ["-e", $0] }
    let whole = texts.joined(separator: "\n\(mark)\n\n")
    let html = try ExternalTool.cmark.run(
      extensions + ["--unsafe", "-t", "html"], input: Data(whole.utf8))
    let input = try JSONEncoder().encode([String(decoding: html.output, as: UTF8.self)] + texts)
    let result = try ExternalTool.python(script, [mark], input: input)
    guard result.status == 0 else { throw ToolFailure(errors: result.errors) }
    return try JSONDecoder().decode([[[String]]].self, from: result.output)
  }

  struct ToolFailure: Error { var errors: String }

  private static let script = """
    import json, sys
    from html.parser import HTMLParser
    from markdown_it import MarkdownIt

    class Words(HTMLParser):
        BLOCKS = {"p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote", "table"}
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.text = ""
        def handle_starttag(self, tag, attributes):
            if tag in self.BLOCKS: self.text += " "
            if tag == "img": self.text += " " + dict(attributes).get("alt", "") + " "
        handle_endtag = lambda self, tag: self.handle_starttag(tag, [])
        def handle_data(self, data): self.text += data

    def words(html):
        parser = Words()
        parser.feed(html)
        parser.close()
        return parser.text.split()

    cases = json.load(sys.stdin)
    first = [part.split() for part in " ".join(words(cases[0])).split(sys.argv[1])]
    parser = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    second = [words(parser.render(text)) for text in cases[1:]]
    assert len(first) == len(second), (len(first), len(second))
    json.dump([list(pair) for pair in zip(first, second)], sys.stdout)
    """
}

/// A generator whose numbers are the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
