import Foundation
import RectoFormats
import RectoRecognition
import Testing

@testable import Recto

@Suite struct JobTests {
  /// Cutting pictures out of pages costs time: it is done for formats that show them, and for no other.
  @Test(arguments: [
    ("docx", true), ("pptx", true), ("html", true), ("pdf", false), ("xlsx", false), ("csv", false),
    ("json", false), ("txt", false),
  ])
  func figuresAreWantedByFormatsThatShowThem(_ format: String, _ isWanted: Bool) throws {
    _ = try #require(FormatRegistry.writer(id: format))
    let output = JobOutput(format, to: .file(URL(filePath: "/tmp/out.\(format)")))
    #expect(Job([JobInput(URL(filePath: "/tmp/in.pdf"))], to: [output]).wantsFigures == isWanted)
  }

  /// The layout model costs time, too; a searchable PDF and words alone don't show what it sees.
  @Test(arguments: [
    (["pdf"], false), (["txt", "tsv"], false), (["pdf", "docx"], true), (["md"], true), (["json"], true),
    ([], true),
  ])
  func theLayoutModelIsAskedForStructure(_ formats: [String], _ isAsked: Bool) {
    let outputs = formats.map { JobOutput($0, to: .file(URL(filePath: "/tmp/out.\($0)"))) }
    let job = Job([JobInput(URL(filePath: "/tmp/in.png"))], to: outputs)
    #expect(job.pagePreparation.layoutModel == isAsked)
  }
}
