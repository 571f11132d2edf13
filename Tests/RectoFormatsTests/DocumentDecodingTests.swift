import Foundation
import RectoTesting
import Testing

@testable import RectoModel

@Suite struct DocumentDecodingTests {
  /// The quick decoder gives what Foundation's gives, and need not leave it to that one.
  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func bothDecodersAgree(_ golden: GoldenCase) throws {
    let json = try JSONEncoder.ordered.encode(try golden.document())
    let quick = try JSONTextDecoder().decode(Document.self, from: [UInt8](json))
    #expect(try quick == JSONDecoder().decode(Document.self, from: json))
  }
}
