public import Foundation
import RectoComparison
import RectoFormats
public import RectoModel
import Testing

#if canImport(XCTest)
  import XCTest
#endif

/// Compares what the writer of a format makes of a document with a golden file, in Swift Testing and in XCTest. A
/// difference fails the test with what differs and where.
///
///     @Test func invoice() throws { assertGolden(try makeInvoice(), as: .docx) }
///
/// A golden file that is missing is recorded, and the test fails so that somebody reads it. What else is recorded is
/// told by `settings`, `UPDATE_GOLDEN_FILES=1` for all, or `RECTO_GOLDEN_FILES=all|failed|missing|never`. `name` tells
/// several outputs of one test apart.
public func assertGolden(
  _ document: Document, assets: AssetStore = AssetStore(), as format: GoldenFormat,
  options: OptionValues = OptionValues(), named name: String? = nil,
  settings: GoldenSettings = GoldenSettings(), test: String = #function, fileID: String = #fileID,
  filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
) {
  let assertion = GoldenAssertion(test: test, name: name, file: "\(filePath)", settings: settings)
  GoldenFailure.report(fileID, filePath, line, column) { () throws(RectoError) in
    try assertion.verify(document, assets: assets, as: format, options: options)
  }
}

/// Compares bytes with a golden file, whoever made them; the format says how. See `assertGolden(_:assets:as:)`.
public func assertGolden(
  _ bytes: Data, as format: GoldenFormat, named name: String? = nil,
  settings: GoldenSettings = GoldenSettings(), test: String = #function, fileID: String = #fileID,
  filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
) {
  let assertion = GoldenAssertion(test: test, name: name, file: "\(filePath)", settings: settings)
  GoldenFailure.report(fileID, filePath, line, column) { () throws(RectoError) in
    try assertion.verify([UInt8](bytes), as: try format.writer.format)
  }
}

/// Compares a text with a golden file, line by line. See `assertGolden(_:assets:as:)`.
public func assertGolden(
  _ text: String, named name: String? = nil, settings: GoldenSettings = GoldenSettings(),
  test: String = #function, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
  column: Int = #column
) {
  assertGolden(
    Data(text.utf8), as: .text, named: name, settings: settings, test: test, fileID: fileID,
    filePath: filePath, line: line, column: column)
}

/// Tells the framework that runs the test.
enum GoldenFailure {
  static func report(
    _ fileID: String, _ filePath: StaticString, _ line: Int, _ column: Int,
    _ verify: () throws(RectoError) -> Verdict
  ) {
    let message: String
    do throws(RectoError) {
      let verdict = try verify()
      guard !verdict.passed else { return }
      message = verdict.description
    } catch {
      message = "\(error)"
    }
    guard Test.current == nil else {
      let place = SourceLocation(fileID: fileID, filePath: "\(filePath)", line: line, column: column)
      Issue.record(Comment(rawValue: message), sourceLocation: place)
      return
    }
    #if canImport(XCTest)
      XCTFail(message, file: filePath, line: UInt(line))
    #endif
  }
}
