import Foundation
import RectoModel
import Testing

/// A document of a stranger's runs nothing and reaches nothing.
@Suite struct HTMLSafetyTests {
  private static let attack = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>"

  /// The attack in every place that holds text.
  private func hostile() throws -> Document {
    let attack = Self.attack
    let words = [
      Sample.word(attack, [.bold, .monospace, .smallCaps, .underline]),
      Sample.word("x", link: "javascript:alert(1)"), Sample.word("y", link: " JaVa\tScript:alert(1)"),
      Sample.word("z", link: "https://example.org/\"onmouseover=\"alert(1)"),
      Sample.word("w", link: "data:text/html,<script>alert(1)</script>"),
      Sample.word("v", link: "vbscript:x"), Sample.word("u", link: "file:///etc/passwd"),
      Sample.word("t", link: "//example.org/x"), Sample.word("s", link: "#page=\"><script>"),
      Sample.word("r", link: "recto-page:1"), Sample.word("q", link: "recto-footnote:7"),
    ]
    var line = Sample.line(words)
    line.words[0].language = LanguageTag(attack)
    let paragraph = Paragraph([line])
    var first = Sample.page([
      Sample.block(.heading(Heading(level: 1, paragraph)), id: "h"),
      Sample.block(.paragraph(paragraph), id: "p"),
      Sample.block(.code(Code(language: attack, lines: [line])), id: "c"),
      Sample.block(.formula(Formula(latex: "\\text{</annotation></math>" + attack + "}")), id: "f"),
      Sample.block(.formula(Formula(latex: attack + "\\unknown")), id: "f2"),
      Sample.block(.figure(Figure(asset: AssetID("fig-1"), alternateText: attack, lines: [line])), id: "g"),
      Sample.block(.footnote(Footnote(marker: attack, paragraph)), id: "n"),
      Sample.block(.caption(Caption(paragraph)), id: "k"),
      Sample.block(
        .list(
          List(.numbered, items: [ListItem(marker: attack, blocks: [Sample.block(.paragraph(paragraph))])])),
        id: "l"),
    ])
    first.label = attack
    first.language = LanguageTag(attack)
    return Document(
      metadata: DocumentMetadata(
        title: "</title>" + attack + "{{body}}", author: attack, subject: "{{style}}", keywords: attack,
        language: LanguageTag(attack)), pages: [first])
  }

  @Test func nothingOfAStrangersIsLive() throws {
    let fixture = try PDFFixture()
    let picture = try fixture.asset("fig-1", .jpeg, TestPictures.grayJPEG, width: 24, height: 16)
    let page = try HTMLReadBack.page(try hostile(), assets: [picture])
    #expect(page.errors == [])
    #expect(page.title.contains("<script>"))
    let allowed: Set = [
      "html", "head", "meta", "title", "style", "body", "main", "article", "span", "h1", "p", "strong", "u",
      "code",
      "a", "pre", "div", "math", "semantics", "mrow", "mtext", "annotation", "figure", "img", "aside", "sup",
      "ol",
      "li",
    ]
    #expect(Set(page.elements.map(\.name)).subtracting(allowed) == [])
    let names = Set(page.elements.flatMap(\.attributes.keys))
    #expect(names.filter { $0.hasPrefix("on") || $0 == "style" } == [])
    #expect(Set(page.links.map(\.address)) == ["https://example.org/%22onmouseover=%22alert(1)"])
    #expect(
      page.elements("img").allSatisfy { $0.attributes["src"]?.hasPrefix("data:image/jpeg;base64,") == true })
    #expect(page.elements("style").count == 1)
    #expect(page.words.contains("alert(1)") || page.words.joined().contains("alert(1)"))
  }

  @Test func unsafeLinksAreReported() throws {
    let made = try write(try hostile(), as: "html")
    let told = made.diagnostics.filter { if case .contentOmitted(_, "p", _) = $0 { true } else { false } }
    #expect(told.count == 1)
    #expect(told.first?.description.contains("javascript:alert(1)") == true)
  }

  @Test func pageNeedsNothingElse() throws {
    let text = try write(try everyContent(), as: "html", assets: []).text
    #expect(!text.contains("<link") && !text.contains("@import") && !text.contains("url("))
    #expect(text.contains("default-src 'none'"))
  }
}
