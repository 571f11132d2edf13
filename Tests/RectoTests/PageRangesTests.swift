import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite struct PageRangesTests {
  @Test(arguments: [
    ("1", [0]), ("1-3,7", [0, 1, 2, 6]), ("5-", [4, 5, 6]), ("-2", [0, 1]), ("7,1", [6, 0]),
    (" 2 - 3 ", [1, 2]), ("7-7", [6]),
  ])
  func readsWhatPeopleWrite(text: String, indices: [Int]) throws {
    #expect(try PageRanges(text).indices(pageCount: 7) == indices)
  }

  @Test(arguments: ["", ",", "1,", "0", "0-2", "3-1", "-", "a", "1-2-3", "+1", "1.5", "99999999999999999999"])
  func refusesWhatIsNoRange(text: String) {
    let error = #expect(throws: RectoError.self) { try PageRanges(text) }
    #expect(error?.code == .malformedInput)
    #expect(error?.message.contains("1-3") == true)
  }

  @Test(arguments: ["8", "1-8", "9-"])
  func namesThePageCount(text: String) throws {
    let ranges = try PageRanges(text)
    let error = #expect(throws: RectoError.self) { try ranges.indices(pageCount: 7) }
    #expect(error?.message.hasSuffix("the file has 7 pages.") == true)
  }

  @Test func isItsTextInJSON() throws {
    let coded = try JSONEncoder().encode([try PageRanges("1-3, 7")])
    #expect(String(decoding: coded, as: UTF8.self) == #"["1-3,7"]"#)
    #expect(try JSONDecoder().decode([PageRanges].self, from: coded) == [try PageRanges("1-3,7")])
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([PageRanges].self, from: Data(#"["x"]"#.utf8))
    }
  }
}
