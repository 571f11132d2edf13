import Foundation
import RectoModel
import Testing

/// Blocks in blocks, read back by parsers of others.
@Suite struct MarkdownStructureTests {
  @Test(arguments: [11, 12, 13]) func nestedBlocksKeepTheirWords(seed: UInt64) throws {
    var trees = RandomBlocks(seed: seed)
    try MarkdownReadBackTests.check(try (0..<80).map { _ in try trees.document() })
  }

  @Test func theWholeIsReadAsWhatItIs() throws {
    let text = try write(everyContent(), as: "md", assets: figureAsset()).text
    let extensions = ["table", "strikethrough", "tasklist", "footnotes"].flatMap { ["-e", $0] }
    let run = try ExternalTool.cmark.run(
      extensions + ["--unsafe", "-t", "html"], input: Data(text.utf8))
    let html = String(decoding: run.output, as: UTF8.self)
    let expected = [
      "<h1>1. Animals #</h1>", "<strong>bold words</strong> <em>italic</em> <em><strong>both</strong></em>",
      "<del>gone</del> <code>let_x</code> <sup>2</sup> <sub>n</sub>",
      "<a href=\"https://example.org/a_(b)\">a link</a> noted<sup class=\"footnote-ref\">",
      "<blockquote>\n<p>A quote, over two lines.</p>\n<p>And more.</p>\n</blockquote>",
      "<ol start=\"3\">\n<li>Mammals</li>\n<li>Birds\n<ul>\n<li>dove</li>\n<li>swift</li>\n</ul>\n</li>\n</ol>",
      "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> Done</li>",
      "<pre><code class=\"language-swift\">if x {\n  print(&quot;```&quot;)\n}\n</code></pre>\n<hr />",
      "<p>This paragraph goes on over the page and ends hyphenated.</p>\n<p><sup>*</sup> Nothing refers here.</p>",
      "<td>a|b</td>", "<th colspan=\"2\">Sales &amp; costs</th>", "<td rowspan=\"2\">North</td>",
      "<img src=\"fig-1.png\" alt=\"A [map]\" />", "<p><em>Figure 1. The sea.</em></p>",
      "<p>$$E = mc^2$$</p>",
      "<li id=\"fn-1\">\n<p>The first note.",
    ]
    for part in expected { #expect(html.contains(part), "\(part) is not in\n\(html)") }
  }
}

/// Random trees of blocks and the words in them, in reading order.
private struct RandomBlocks {
  private var random: SplitMix
  private var texts: [String] = []

  init(seed: UInt64) { random = SplitMix(state: seed) }

  mutating func document() throws -> MarkdownReadBackTests.Case {
    texts = []
    let blocks = try blocks(depth: 0)
    return .init(document: Sample.document(blocks), texts: texts)
  }

  private mutating func blocks(depth: Int) throws -> [Block] {
    try (0..<Int.random(in: 1...(depth == 0 ? 5 : 2), using: &random)).map { _ in
      Sample.block(try content(depth: depth))
    }
  }

  private mutating func content(depth: Int) throws -> Content {
    switch Int.random(in: 0..<(depth < 3 ? 10 : 5), using: &random) {
    case 0, 1: return .paragraph(Paragraph(lines()))
    case 2: return .paragraph(Paragraph(lines(), role: .quote))
    case 3: return .heading(Heading(level: 3, Paragraph(lines())))
    case 4: return .code(Code(lines: lines() + lines()))
    case 5: return .separator
    case 6: return try table(depth: depth)
    default: return .list(try list(depth: depth))
    }
  }

  private mutating func lines() -> [TextLine] {
    let words = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in
      MarkdownReadBackTests.split(MarkdownReadBackTests.nasty.randomElement(using: &random) ?? "x")
    }
    texts.append(words.joinedAsWords())
    return [Sample.line(words.map { Sample.word($0) })]
  }

  private mutating func list(depth: Int) throws -> List {
    let kind: List.Kind = Bool.random(using: &random) ? .numbered : .bulleted
    var number = Int.random(in: 0...12, using: &random)
    let isLettered = Int.random(in: 0...3, using: &random) == 0
    let items = try (0..<Int.random(in: 1...3, using: &random)).map { _ in
      number += 1
      if isLettered { texts.append("\(number)a)") }
      let marker = isLettered ? "\(number)a)" : kind == .numbered ? "\(number)." : "•"
      return ListItem(marker: marker, blocks: try blocks(depth: depth + 1))
    }
    return List(kind, items: items)
  }

  private mutating func table(depth: Int) throws -> Content {
    let region = Region(Rect(x: 0, y: 0, width: 1, height: 1))
    let isSimple = Bool.random(using: &random)
    let cells = try [(0, 0), (0, 1), (1, 1)].map { row, column in
      let inner = isSimple ? [Sample.block(.paragraph(Paragraph(lines())))] : try blocks(depth: depth + 1)
      return Cell(row: row, column: column, region: region, blocks: inner)
    }
    return .table(try Table(rowCount: 2, columnCount: 2, cells: cells, headerRowCount: 1))
  }
}
