import Foundation
import Recto
import RectoModel
import Testing

@testable import RectoCLI

@Suite struct ExitCodeTests {
  private func report(
    outputs: Int, failures: [RectoError.Code] = [], notes: [Diagnostic] = []
  ) throws -> JobReport {
    let output =
      #"{"file":"file:///a","format":"txt","inputs":["a"],"bytes":1,"pages":1,"words":1,"seconds":1}"#
    let json =
      #"{"outputs":[\#(Array(repeating: output, count: outputs).joined(separator: ","))],"failures":[],"notes":[]}"#
    var report = try JSONDecoder().decode(JobReport.self, from: Data(json.utf8))
    report.failures = failures.map { JobFailure(input: "a", error: RectoError($0, "x")) }
    report.notes = notes.map { JobNote(input: "a", diagnostic: $0) }
    return report
  }

  @Test func everyErrorHasItsOwnCode() {
    let codes = RectoError.Code.allCases.map(ExitCodes.code(of:))
    #expect(codes == [3, 4, 5, 6, 7, 8, 130, 9, 10, 11])
    for code in codes { #expect(ExitCodes.table.contains("  \(code) ")) }
  }

  @Test func signalsAreAsInTheShell() {
    #expect(ExitCodes.code(ofSignal: 2) == 130)
    #expect(ExitCodes.code(ofSignal: 15) == 143)
  }

  @Test func aRunIsJudgedByItsReport() throws {
    let lost = Diagnostic.pageFailed(page: 1, error: RectoError(.engineFailure, "x"))
    let warning = Diagnostic.charactersDropped(page: 1, block: nil, count: 1)
    let note = Diagnostic.resolutionAssumed(page: 1, unitsPerInch: 300)
    #expect(ExitCodes.code(of: try report(outputs: 1), strict: true) == 0)
    #expect(ExitCodes.code(of: try report(outputs: 1, notes: [note]), strict: true) == 0)
    #expect(ExitCodes.code(of: try report(outputs: 1, notes: [warning]), strict: false) == 0)
    #expect(ExitCodes.code(of: try report(outputs: 1, notes: [warning]), strict: true) == 1)
    #expect(ExitCodes.code(of: try report(outputs: 1, notes: [lost]), strict: false) == 1)
    #expect(ExitCodes.code(of: try report(outputs: 1, failures: [.malformedInput]), strict: false) == 1)
    #expect(ExitCodes.code(of: try report(outputs: 0, failures: [.malformedInput]), strict: false) == 3)
    #expect(
      ExitCodes.code(
        of: try report(outputs: 0, failures: [.passwordRequired, .passwordRequired]), strict: false) == 4)
    #expect(
      ExitCodes.code(of: try report(outputs: 0, failures: [.malformedInput, .engineFailure]), strict: false)
        == 1)
  }
}
