import Foundation
import RectoModel
import Testing

@testable import RectoEvidence

@Suite struct PassageTests {
  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Mr. Reed paid 3.50 on 5. March. He left.", ["Mr. Reed paid 3.50 on 5. March.", "He left."]),
    ("造纸术。蔡伦改进了它！", ["造纸术。", "蔡伦改进了它！"]),
    ("He said “Go.” Then he left.", ["He said “Go.”", "Then he left."]),
    ("काग़ज़ पुराना है। यह अच्छा है।", ["काग़ज़ पुराना है।", "यह अच्छा है।"]), ("", []), ("...", ["..."]),
  ])
  func sentencesAreCut(text: String, sentences: [String]) {
    #expect(SentenceSplitter.sentences(in: text) == sentences)
  }

  @Test func verbatimPartsAreFoundAcrossLines() {
    var page = PageText("A first line\nthat goes on. A\tcell")
    #expect(page.verbatim("first line that goes") == "first line\nthat goes")
    #expect(page.verbatim("A cell") == "A\tcell")
    #expect(page.verbatim("A first") == "A first")
    #expect(page.verbatim("nothing of it") == nil)
    #expect(page.verbatim("") == nil)
  }

  @Test(arguments: [
    ("Due: 3 March", "Due", "3 March"), ("合計：1,200円", "合計", "1,200円"),
  ])
  func labelledLinesAreTold(line: String, label: String, value: String) throws {
    let pair = try #require(LabelledLine(line))
    #expect((pair.label, pair.value) == (label, value))
  }

  @Test(arguments: ["at 10:30 we met", "https://example.org", "Note:", ": nothing", "no colon"])
  func otherLinesAreNot(line: String) { #expect(LabelledLine(line) == nil) }

  @Test(arguments: [
    ("Papers stored", "paper storing"), ("copies", "copied"), ("Résumé", "resume"), ("1,234.50", "1,234.50"),
  ])
  func formsOfAWordAreAlike(one: String, other: String) {
    #expect(SearchToken.stems(of: one) == SearchToken.stems(of: other))
  }

  @Test func scriptsWithoutBlanksAreRuns() {
    #expect(SearchToken.tokens(of: "总计 42 元") == [.run("总计"), .word("42"), .run("元")])
  }

  @Test func chineseIsFoundByItsCharacters() throws {
    let document = Samples.document(paragraphs: [
      ["造纸术由蔡伦改进。", "后来传到朝鲜和日本。"], ["总计：1,280.00元"], ["到期日：2024年11月22日"],
    ])
    let index = try EvidenceIndex(document)
    #expect(try index.answer("谁改进了造纸术？").content.contains("蔡伦"))
    #expect(try index.answer("总额是多少？").content == "总计: 1,280.00元 (p. 1).")
    #expect(try index.answer("到期日是什么时候？").content.contains("2024年11月22日"))
    #expect(try index.answer("公司的总裁叫什么名字？") == .none)
  }

  @Test func anIndexOnDiskAnswersTheSame() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("evidence-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let document = try Samples.document("report")
    try EvidenceIndex.write(document, to: file)
    let question = "How many sheets does the map room hold?"
    let answer = try EvidenceIndex(contentsOf: file).answer(question)
    #expect(try answer == EvidenceIndex(document).answer(question))
    #expect(!answer.citations.isEmpty)
  }

  @Test func whatIsNoIndexIsAnError() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("evidence-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(throws: RectoError.self) { try EvidenceIndex(contentsOf: file).answer("What is the total?") }
    try Data("no database at all, but long enough to be looked at as one".utf8).write(to: file)
    #expect(throws: RectoError.self) { try EvidenceIndex(contentsOf: file).answer("What is the total?") }
  }
}
