import Foundation
import RectoModel
import Testing

@testable import RectoEvidence

/// Questions about the three sample documents, answered from their text alone.
@Suite struct QuestionTests {
  struct Case: Sendable, CustomStringConvertible {
    var document: String
    var question: String
    var page: Int
    /// Stands in the answer.
    var answer: String
    /// Stands in the first snippet.
    var snippet: String

    var description: String { "\(document): \(question)" }
  }

  static let cases =
    [
      Case(
        document: "invoice", question: "What is the total?", page: 1, answer: "To pay: 2,145.60",
        snippet: "To pay\t"),
      Case(
        document: "invoice", question: "When is it due?", page: 1, answer: "Due: 22 November 2024",
        snippet: "Due: 22 November 2024"),
      Case(
        document: "invoice", question: "What is the invoice number?", page: 1, answer: "2024-0173",
        snippet: "Number: 2024-0173"),
      Case(
        document: "invoice", question: "How much is the VAT?", page: 1, answer: "357.60", snippet: "VAT 20 %"),
      Case(
        document: "invoice", question: "How many pieces of rebinding in half leather?", page: 1,
        answer: "Pieces 4", snippet: "Rebinding in half leather"),
      Case(
        document: "invoice", question: "Where do the volumes stay?", page: 1,
        answer: "The volumes stay in our strongroom until you fetch them",
        snippet: "The volumes stay in our\nstrongroom"),
      Case(
        document: "letter", question: "When will the remaining sheets leave the mill?", page: 1,
        answer: "24 March", snippet: "The remaining eight hundred will leave the mill"),
      Case(
        document: "letter", question: "What is the paper made from?", page: 1, answer: "cotton linters alone",
        snippet: "It is made from cotton linters alone,\nwithout wood pulp"),
      Case(
        document: "letter", question: "At what temperature should left over paper be stored?", page: 1,
        answer: "18 °C", snippet: "Store what is left over at 18 °C"),
      Case(
        document: "letter", question: "What is the date of the letter?", page: 1, answer: "12 March 1987",
        snippet: "12 March 1987"),
      Case(
        document: "report", question: "How many sheets does the map room hold?", page: 1,
        answer: "eleven thousand sheets", snippet: "The map room holds eleven thousand\nsheets"),
      Case(
        document: "report", question: "What did staff cost in 2021?", page: 2, answer: "Staff: 2021 29,900",
        snippet: "Staff\t28,400"),
      Case(
        document: "report", question: "How many pictures does the camera take?", page: 1,
        answer: "The camera takes nine overlapping pictures", snippet: "The camera takes nine over-\nlapping"),
      Case(
        document: "report", question: "Who paid for the camera?", page: 2,
        answer: "The council paid for the camera", snippet: "The council paid for the camera"),
    ] + recipients

  private static let recipients = [
    "Who is the invoice to?", "Who is the invoice for?", "Who is the customer?", "Invoiced to whom?",
    "To whom is it addressed?", "Who was it sent to?",
  ].map { question in
    Case(
      document: "invoice", question: question, page: 1, answer: "To: Ashby Museum of Printing",
      snippet: "To: Ashby Museum of Printing")
  }

  @Test(arguments: cases) func isAnswered(_ asked: Case) throws {
    let document = try Samples.document(asked.document)
    let answer = try EvidenceIndex(document).answer(asked.question)
    #expect(answer.content.contains(asked.answer), "\(answer.content)")
    #expect(answer.content.contains("(p. \(asked.page))"), "\(answer.content)")
    let citation = try #require(answer.citations.first)
    #expect(citation.page == asked.page)
    #expect(citation.snippet.contains(asked.snippet), "\(citation.snippet)")
    for citation in answer.citations {
      let page = try PageText(of: document.pages[citation.page - 1], metadata: document.metadata)
      #expect(page.text.contains(citation.snippet))
    }
  }

  @Test(arguments: [
    ("invoice", "What is the phone number?"), ("invoice", "Who is the president of the bank?"),
    ("invoice", "How long is the warranty?"), ("letter", "What is the total?"),
    ("letter", "How many employees does the mill have?"),
    ("report", "What is the email address of the archive?"),
    ("report", "Which floor is the museum shop on?"), ("report", "What is the capital of France?"),
  ])
  func isRefused(document: String, question: String) throws {
    let answer = try EvidenceIndex(try Samples.document(document)).answer(question)
    #expect(answer == .none, "\(answer.content)")
  }

  @Test func twoThingsAreAnsweredTogether() throws {
    let index = try EvidenceIndex(try Samples.document("invoice"))
    let answer = try index.answer("What is the invoice total and due date?")
    #expect(answer.content == "To pay: 2,145.60 (p. 1). Due: 22 November 2024 (p. 1).")
    #expect(answer.citations.map(\.page) == [1, 1])
    let half = try index.answer("What is the total and the telephone number?")
    #expect(half.content == "To pay: 2,145.60 (p. 1). The document does not say the rest.")
  }

  @Test(arguments: ["", "   ", "?!", "\"", "the", "a AND (b", "NEAR(", "*", "\u{0}"])
  func oddQuestionsAreNoErrors(question: String) throws {
    #expect(try EvidenceIndex(try Samples.document("invoice")).answer(question) == .none)
  }
}

/// The documents behind the sample scans.
enum Samples {
  static func document(_ name: String) throws -> Document {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("GoldenFiles/samples")
    return try Document(json: try Data(contentsOf: folder.appendingPathComponent("\(name).truth.json")))
  }

  /// A page with these lines, each a paragraph of its own.
  static func document(paragraphs: [[String]]) -> Document {
    var top = 0.0
    let blocks = paragraphs.enumerated().map { number, lines in
      let lines = lines.map { line in
        top += 30
        let words = line.split(separator: " ").enumerated().map { place, word in
          Word(String(word), box: Rect(x: Double(place) * 90, y: top, width: 80, height: 20))
        }
        return TextLine(words: words, box: Rect(x: 0, y: top, width: 900, height: 20))
      }
      let box = Rect(x: 0, y: top, width: 900, height: 20)
      return Block(id: BlockID("b\(number)"), region: Region(box), content: .paragraph(Paragraph(lines)))
    }
    return Document(pages: [
      Page(size: Size(width: 1000, height: 2000), resolution: .measured(200), blocks: blocks)
    ])
  }
}
