import Foundation
import RectoModel
import Testing

@testable import RectoComparison

@Suite("Reports") struct ReportTests {
  private static let list: VerdictList = {
    var report = ComparisonReport(expected: "a.docx", actual: "b.docx", kind: .docx)
    report.differences = [
      Difference(
        .cell, at: DifferencePlace(part: "word/document.xml", cell: "table 1, row 2, column 3"),
        expected: "<5> & more",
        actual: "<6> & more"),
      Difference(.part, at: DifferencePlace(part: "word/x.xml"), expected: nil, actual: "\u{1}\u{202E}bad"),
    ]
    report.differenceCount = 3
    return VerdictList(
      title: "invoices \"new\"",
      [
        Verdict(name: "one", file: "a.docx", report),
        Verdict(name: "two", file: "a.md", ComparisonReport(expected: "a", actual: "a", kind: .text)),
        Verdict(name: "three", file: "", outcome: .failed, message: "no {{title}} here"),
      ])
  }()

  @Test func textNamesThePlace() {
    #expect(
      TerminalReport(shown: 1).lines(Self.list) == [
        "one/a.docx: 3 differences",
        "  word/document.xml, table 1, row 2, column 3: cell changed: \"<5> & more\" became \"<6> & more\"",
        "  … and 2 more", "three: no {{title}} here", "invoices \"new\": 1 equal, 1 different, 1 failed",
      ])
  }

  @Test func junitIsWellFormed() throws {
    let xml = JUnitReport.xml(Self.list)
    let root = try MarkupParser(name: "junit").xml(Data(xml.utf8))
    let suite = try #require(root.elements.first)
    #expect(suite["name"] == "invoices \"new\"")
    #expect(["tests", "failures", "errors"].map { suite[$0] } == ["3", "1", "1"])
    #expect(suite.elements.map { $0["classname"] } == ["one", "two", "three"])
    #expect(suite.elements.map { $0.elements.first?.name } == ["failure", nil, "error"])
    #expect(suite.elements.first?.elements.first?["message"]?.contains("<5> & more") == true)
  }

  @Test func jsonHoldsEveryDifference() throws {
    let text = try JSONReport.json(Self.list)
    guard case .object(let root) = try JSONValue(Data(text.utf8)),
      case .list(let verdicts)? = root["verdicts"]
    else {
      Issue.record("no verdicts")
      return
    }
    #expect(root["passed"] == .bool(false))
    #expect(verdicts.count == 3)
    #expect(text.contains("table 1, row 2, column 3"))
    let report = try #require(Self.list.verdicts.first?.report)
    #expect(try JSONDecoder().decode(ComparisonReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test func htmlHighlightsWhatDiffers() throws {
    var list = Self.list
    list.verdicts[0].report?.pictures = [
      PicturePair(
        place: DifferencePlace(page: 2), share: 0.01, similarity: 0.5, boxes: [], expected: Data([1]),
        actual: Data([2]), marked: Data([3]))
    ]
    let html = try HTMLReport().html(list)
    #expect(html.contains("&lt;<del>5</del>&gt; &amp; more"))
    #expect(html.contains("&lt;<ins>6</ins>&gt; &amp; more"))
    #expect(html.contains("no {{title}} here"))
    #expect(html.contains("data:image/png;base64,Aw=="))
    #expect(html.contains("page 2: 1.0 % of the pixels differ, similarity 0.5"))
    #expect(!html.contains("\u{202E}") && !html.contains("<script"))
    let tree = try MarkupParser(name: "report").html(Data(html.utf8))
    #expect(tree.elements.map(\.name) == ["head", "body"])
  }
}
