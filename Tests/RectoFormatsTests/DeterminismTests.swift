import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Testing

/// Equal input gives equal bytes, whatever the machine's clock, time zone, language and folders are.
@Suite(.serialized) struct DeterminismTests {
  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func writersGiveTheSameBytesTwice(_ golden: GoldenCase) throws {
    for writer in FormatRegistry.writers {
      let first = try golden.write(with: writer, context: golden.context())
      let second = try golden.write(with: writer, context: golden.context())
      #expect(first == second, "\(writer.format.name)")
    }
  }

  /// Exit tests run in a process of their own, so that the environment can be changed without harm to others.
  @Test(arguments: [
    ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"], ["TZ": "America/St_Johns", "LC_ALL": "C"],
  ])
  func writersAskNothingOfTheEnvironment(_ environment: [String: String]) async throws {
    let here = try Self.checksums(temporaryFolder: FileManager.default.temporaryDirectory)
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) { [environment] in
      for (key, value) in environment { setenv(key, value, 1) }
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("other \(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      setenv("TMPDIR", folder.path, 1)
      tzset()
      setlocale(LC_ALL, "")
      let made = try Self.checksums(temporaryFolder: folder)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      try FileManager.default.removeItem(at: folder)
      try #require(left == [])
      print(Self.mark + made.joined(separator: "\n") + Self.mark)
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    let there = output.components(separatedBy: Self.mark)
    #expect(there.count == 3)
    #expect(there.dropFirst().first?.split(separator: "\n").map(String.init) == here)
  }

  private static let mark = "\u{2}checksums\u{3}"

  /// One line for each case and writer.
  private static func checksums(temporaryFolder: URL) throws -> [String] {
    try GoldenFolder.above(#filePath).cases().flatMap { golden in
      let context = try golden.context(temporaryFolder: temporaryFolder)
      return try FormatRegistry.writers.map { writer in
        let bytes = try golden.write(with: writer, context: context)
        let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return "\(golden.name) \(writer.format.id) \(bytes.count) \(hash)"
      }
    }
  }
}
