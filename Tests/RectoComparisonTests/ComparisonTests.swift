import Foundation
import RectoModel
import Testing

@testable import RectoComparison

@Suite("Files of all kinds") struct ComparisonTests {
  private let files: MadeFiles

  init() throws { files = try MadeFiles() }

  private func compare(
    _ name: String, _ expected: String, _ actual: String, _ options: ComparisonOptions = ComparisonOptions()
  ) throws -> [Difference] {
    try Comparison(options: options).compare(
      expected: files.file(name, expected), actual: files.file(name, actual)
    ).differences
  }

  @Test func jsonIsComparedByValue() throws {
    #expect(try compare("a.json", #"{"a":1,"b":[1,2]}"#, "{ \"b\": [1, 2],\n\"a\": 1.0 }") == [])
    #expect(
      try compare("a.json", #"{"a":{"b/c":[1,2,3]}}"#, #"{"a":{"b/c":[1,9,3]},"d":null}"#).map(\.description)
        == [
          "/a/b~1c/1: value changed: \"2\" became \"9\"", "/d: value added: \"null\"",
        ])
    #expect(try compare("a.json", "[1.00]", "[1.04]", ComparisonOptions(numberTolerance: 0.05)) == [])
    #expect(
      try compare(
        "a.json", #"{"when":"x","a":1}"#, #"{"when":"y","a":1}"#, ComparisonOptions(masks: [.path("/when")]))
        == [])
  }

  @Test func tablesAreComparedByCell() throws {
    #expect(
      try compare("a.csv", "a,b\n\"1,5\",2\n", "a;b\r\n1,5;3\r\n").map(\.description) == [
        "row 2, column 2: cell changed: \"2\" became \"3\""
      ])
    let inserted = try compare("a.csv", "a,b\nc,d\ne,f\n", "a,b\nx,y\nc,d\ne,f\n")
    #expect(inserted.map(\.change) == [.added])
    #expect(
      try compare("a.csv", "\"a\"\"b\nc\",d", "\"a\"\"b\nc\",e").map(\.place.cell) == ["row 1, column 2"])
  }

  @Test func tagSoupIsRead() throws {
    let soup = "<HTML><body><p>one<p>two   three<table><tr><td>a<td>b</table>"
    let tidy =
      "<!DOCTYPE html><html><body><p>one</p>\n<p>two three</p><table><tr><td>a</td><td>c</td></tr></table></body></html>"
    #expect(try compare("a.html", soup, tidy).map(\.place.cell) == ["table 1, row 1, column 2"])
  }

  @Test func tablesAreCountedThroughoutAFile() throws {
    func page(_ cell: String) -> String {
      "<html><body><table><tr><td>1</td></tr></table><div><table><tr><td>2</td></tr></table></div>"
        + "<table><tr><td>\(cell)</td></tr></table></body></html>"
    }
    #expect(try compare("a.html", page("3"), page("4")).map(\.place.cell) == ["table 3, row 1, column 1"])
  }

  /// ALTO and PAGE say when they were written.
  @Test func datesOfLayoutFilesSayNothing() throws {
    func alto(_ date: String, _ word: String) -> String {
      "<?xml version=\"1.0\"?><alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"><Description>"
        + "<processingDateTime>\(date)</processingDateTime></Description><String CONTENT=\"\(word)\"/></alto>"
    }
    #expect(try compare("a.xml", alto("2024", "word"), alto("2025", "word")) == [])
    let dated = ComparisonOptions(comparesDates: true)
    #expect(try compare("a.xml", alto("2024", "word"), alto("2025", "word"), dated).count == 1)
    let changed = try compare("a.xml", alto("2024", "word"), alto("2025", "wort"))
    #expect(changed.map(\.place.path) == ["/alto/String/@CONTENT"])
  }

  @Test func textsMayHaveSomeWrongCharacters() throws {
    let (good, near) = (
      "The quick brown fox jumps over the lazy dog", "The quick brovvn  fox jumps\nover the 1azy dog"
    )
    #expect(try compare("a.txt", good, near, ComparisonOptions(characterErrorRate: 0.08)) == [])
    let found = try compare("a.txt", good, near, ComparisonOptions(characterErrorRate: 0.03))
    #expect(found.first?.place.path?.contains("allowed 3.0 %") == true)
  }

  @Test func foldersAreComparedFileByFile() throws {
    let (left, right) = (try files.file("x.txt", "same"), try files.file("x.txt", "same"))
    let (one, other) = (left.deletingLastPathComponent(), right.deletingLastPathComponent())
    #expect(try Comparison().compare(expected: one, actual: other).isEqual)
    try Data("a,b".utf8).write(to: one.appendingPathComponent("t.csv"))
    try Data("a,c".utf8).write(to: other.appendingPathComponent("t.csv"))
    try Data("new".utf8).write(to: other.appendingPathComponent("new.txt"))
    let report = try Comparison().compare(expected: one, actual: other)
    #expect(
      report.differences.map(\.description) == [
        "new.txt: part added: \"new.txt\"", "t.csv, row 1, column 2: cell changed: \"b\" became \"c\"",
      ])
  }

  @Test func kindsAreToldApartByContent() throws {
    #expect(try compare("a.pdf", "a", "%PDF-1.4").first?.expected == "a file of kind text")
    let report = try Comparison().compare(
      expected: files.file("a", Data([0, 1, 2])), actual: files.file("a", Data([0, 1, 3])))
    #expect(report.kind == .binary)
    #expect(report.differences.first?.place.path == "byte 2")
  }

  @Test func manyDifferencesAreCounted() throws {
    let (left, right) = ((0..<500).map { "a\($0)" }, (0..<500).map { "b\($0)" })
    let report = try Comparison(options: ComparisonOptions(listed: 7)).compare(
      expected: files.file("a.txt", left.joined(separator: "\n")),
      actual: files.file("a.txt", right.joined(separator: "\n")))
    #expect(report.differences.count == 7)
    #expect(report.differenceCount == 500)
  }

  @Test func longTextsAreShownWhereTheyDiffer() throws {
    let long = String(repeating: "word ", count: 400)
    let found = try #require(try compare("a.txt", long + "end", long + "and").first)
    #expect(found.expected?.hasPrefix("…") == true && found.expected?.hasSuffix("end") == true)
    #expect((found.expected?.count ?? 1000) < 200)
  }

  // MARK: Bad files

  @Test(arguments: [
    ("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
    ("a.xml", "<?xml version=\"1.0\"?><a><b></a>"), ("a.json", "{\"a\":"), ("a.pdf", "%PDF-1.7 nothing"),
    ("a.png", "\u{89}PNG"), ("a.docx", "PK\u{3}\u{4}nothing"),
  ])
  func damagedFilesAreNamed(name: String, text: String) throws {
    let bad = try files.file(name, Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    let other = try files.file(
      name, Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [32]))
    #expect {
      try Comparison().compare(expected: bad, actual: other)
    } throws: { error in
      (error as? RectoError)?.code == .malformedInput && "\(error)".contains(name)
    }
  }

  @Test func deepMarkupIsRefused() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(throws: RectoError.self) {
      try compare("a.xml", "<?xml version=\"1.0\"?>" + deep, "<?xml version=\"1.0\"?>" + deep + " ")
    }
  }

  /// Cells may share one long string: what is shown of each is its beginning.
  @Test func longTextsAreNotRepeated() throws {
    let long = String(repeating: "word ", count: 100_000)
    let text = MarkupTree(name: "t", namespace: "", attributes: [], content: [.text(long)], line: 1)
    let cells = [MarkupTree.Node](repeating: .element(text), count: 3_000)
    let row = MarkupTree(name: "row", namespace: "", attributes: [], content: cells, line: 1)
    #expect(row.hasText)
    #expect(row.summary == long.prefix(1_000))
    let tags = MarkupTree(
      name: "r", namespace: "", attributes: [.init(name: "a", namespace: "", value: "1")],
      content: [.element(MarkupTree(name: "b", namespace: "", attributes: [], content: [], line: 1))], line: 1
    )
    #expect(tags.summary == "<r a=\"1\"><b/></r>")
  }

  @Test func missingAndLargeFilesAreToldSo() throws {
    let file = try files.file("a.txt", "long enough")
    #expect {
      try Comparison().compare(expected: file, actual: URL(fileURLWithPath: "/no/such.txt"))
    } throws: { ($0 as? RectoError)?.code == .resourceUnavailable }
    #expect {
      try Comparison(options: ComparisonOptions(limits: Limits(inputBytes: 4))).compare(
        expected: file, actual: file)
    } throws: { ($0 as? RectoError)?.code == .limitExceeded }
  }
}
