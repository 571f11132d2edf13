import Foundation
import Testing

@Suite struct JobChildTests {
  /// The server must answer while jobs read pages.
  @Test func jobsGoLast() async throws {
    let process = Process()
    process.executableURL = TestServer.executable
    process.arguments = ["job", NSTemporaryDirectory()]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = Pipe()
    try process.run()
    // It waits for its order meanwhile.
    let own = try Self.niceness(of: ProcessInfo.processInfo.processIdentifier)
    var niceness = own
    for _ in 0..<200 where niceness == own {
      niceness = try Self.niceness(of: process.processIdentifier)
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(niceness == min(19, own + 10))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The 19th field of `stat`; the second one may hold blanks.
  private static func niceness(of process: Int32) throws -> Int {
    let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let fields = stat[try #require(stat.lastIndex(of: ")"))...].split(separator: " ")
    return try #require(Int(fields[17]))
  }
}
