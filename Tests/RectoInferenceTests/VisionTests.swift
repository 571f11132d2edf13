import Foundation
import RectoModel
import Testing

@testable import RectoInference

@Suite struct VisionTests {
  /// A page as a local engine has read it: words 100 apart, lines 40 apart.
  private func page(_ lines: [String]) -> Page {
    let blocks = lines.enumerated().map { row, text in
      let words = text.split(separator: " ").enumerated().map { column, word in
        Word(
          String(word), box: Rect(x: Double(column) * 100, y: Double(row) * 40, width: 90, height: 20),
          confidence: Confidence(0.8))
      }
      let box = Rect(x: 0, y: Double(row) * 40, width: 900, height: 20)
      let line = TextLine(words: words, box: box)
      return Block(id: BlockID("l\(row)"), region: Region(box), content: .paragraph(Paragraph([line])))
    }
    return Page(size: Size(width: 1000, height: 1000), resolution: .measured(100), blocks: blocks)
  }

  private var local: Page {
    page(["Ledqer of the mill", "January 40 reams", "Febnuary 38 reams", "The mill was bought in March"])
  }

  private func read(
    _ replies: [RecordedServer.Reply], _ page: Page,
    check: @escaping @Sendable (Page, [Diagnostic], RecordedServer) -> Void
  ) async throws {
    let server = RecordedServer(replies)
    try await server.run { address in
      let reader = VisionReader(try ModelEndpoint(url: address, model: "eye"))
      let result = try await reader.revise(page, picture: Data([1, 2, 3]), ink: [], number: 1)
      check(result.page, result.notes, server)
    }
  }

  private static let honest = """
    # Ledger of the mill

    | Month | Reams |
    |---|---|
    | January | 40 reams |
    | February | 38 reams |

    The mill was bought in **March**.
    """

  @Test func anHonestReplyStandsWhereTheWordsAre() async throws {
    let local = local
    try await read([.says(Self.honest)], local) { page, notes, server in
      #expect(page.blocks.map(\.content.typeName) == ["heading", "table", "paragraph"])
      let heading = page.blocks[0].allLines
      #expect(heading.runningText == "Ledger of the mill")
      #expect(heading[0].words.map(\.box) == local.blocks[0].allLines[0].words.map(\.box))
      #expect(heading[0].words.map(\.confidence) == [nil, Confidence(0.8), Confidence(0.8), Confidence(0.8)])
      guard case .table(let table) = page.blocks[1].content else { return }
      #expect((table.rowCount, table.columnCount, table.headerRowCount) == (3, 2, 1))
      let february = table.grid[2][0]?.blocks[0].allLines[0].words[0]
      #expect(february?.text == "February")
      #expect(february?.box == local.blocks[2].allLines[0].words[0].box)
      #expect(page.provenance?.engine?.models == ["eye"])
      #expect(notes.isEmpty)
      #expect(server.requests[0].contains("data:image\\/png;base64,AQID"))
      #expect(!server.requests[0].contains("\"tools\""))
    }
  }

  @Test func inventedParagraphsAreLeftOutAndTold() async throws {
    let invented =
      Self.honest + "\n\nVisit our website for cheap watches!"
    try await read([.says(invented)], local) { page, notes, _ in
      #expect(
        page.blocks.map(\.content.typeName) == ["heading", "table", "paragraph"],
        "\(page.blocks.last?.allLines.runningText ?? "")")
      #expect(!page.lines.map(\.plainText).joined().contains("website"))
      #expect(notes.count == 1)
      #expect(notes.first?.description.contains("does not stand on the page") == true)
    }
  }

  @Test(arguments: [
    // Nothing of the page.
    "I am sorry, but as an assistant I can not help with requests of this kind at all, my friend.",
    // A loop.
    "# Ledger of the mill\n\n" + String(repeating: "January 40 reams and ", count: 60),
    String(repeating: "0 ", count: 500), "", "   \n\n", "```\n```",
  ])
  func whatCanNotBeBelievedIsReplacedByTheLocalReading(reply: String) async throws {
    let local = local
    try await read([.says(reply)], local) { page, notes, _ in
      #expect(page == local)
      #expect(notes.count == 1)
      #expect(notes.first?.description.contains("read locally") == true)
    }
  }

  @Test(arguments: [RecordedServer.Reply.status(500), .body("[]"), .status(400)])
  func aModelThatFailsCostsNothing(reply: RecordedServer.Reply) async throws {
    let local = local
    try await read([reply], local) { page, notes, server in
      #expect(page == local)
      #expect(notes.first?.description.contains("read locally") == true)
      #expect(server.requests.count <= 3)
    }
  }

  @Test func markdownIsTakenApart() {
    let reading = PictureReading(
      markdown: """
        ```markdown
        ## A *small* title

        One line
        goes on.
        - first
        - second `x`
        1. one
        $$
        m = \\frac{w}{A}
        $$
        | a \\| b | c |
        ---
        ```
        """)
    #expect(
      reading.pieces == [
        .heading(level: 2, "A small title"), .paragraph("One line goes on."),
        .list(.bulleted, [.init(marker: "•", text: "first"), .init(marker: "•", text: "second x")]),
        .list(.numbered, [.init(marker: "1.", text: "one")]),
        .formula(latex: "m = \\frac{w}{A}"), .table(rows: [["a | b", "c"]], headings: 0),
      ])
  }

  @Test func formulasKeepTheirLaTeX() async throws {
    let says = RecordedServer.Reply.says("The mill was bought in March\n\n$$E = mc^2$$\n\nJanuary 40 reams")
    try await read([says], local) { page, _, _ in
      guard page.blocks.count == 3, case .formula(let formula) = page.blocks[1].content else {
        Issue.record("there is no formula: \(page.blocks.map(\.content.typeName))")
        return
      }
      #expect(formula.latex == "E = mc^2")
    }
  }

  private func aligned(_ new: [String], to old: [String]) -> [[Int]] {
    let box = Rect(x: 0, y: 0, width: 1, height: 1)
    return WordAlignment(new, to: old.map { Word($0, box: box, confidence: Confidence(0.9)) }).matches
  }

  @Test func wordsAreFoundInAnotherOrder() {
    let matches = aligned(
      ["right", "column", "text", "left", "colunm", "words"],
      to: ["left", "column", "words", "right", "column", "text"])
    #expect(matches == [[3], [4], [5], [0], [1], [2]])
  }

  @Test func splitAndJoinedWordsShareTheirPlaces() {
    let joined = aligned(["the", "bookbinder", "came"], to: ["the", "book", "binder", "came"])
    #expect(joined == [[0], [1, 2], [3]])
    let split = aligned(["the", "book", "binder", "came"], to: ["the", "bookbinder", "came"])
    #expect(split == [[0], [1], [1], [2]])
    #expect(aligned([], to: ["a"]).isEmpty)
    #expect(aligned(["a"], to: []) == [[]])
    #expect(aligned(["watches", "cheap"], to: ["mill", "ledger"]) == [[], []])
  }

  @Test func honestRepetitionIsNoLoop() {
    let form = (0..<30).flatMap { _ in ["yes", "no"] }
    #expect(!Repetition.isLoop(form, unlike: form))
    #expect(Repetition.isLoop(form, unlike: ["yes", "no"]))
    #expect(!Repetition.isLoop([], unlike: []))
    #expect(!Repetition.isLoop((0..<200).map { "\($0)" }, unlike: []))
  }
}
