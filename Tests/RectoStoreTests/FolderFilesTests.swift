import Foundation
import RectoModel
import RectoStore
import Testing

@Suite struct FolderFilesTests {
  private func file(_ text: String, in folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("f")
    try Data(text.utf8).write(to: file)
    return file
  }

  @Test func aFileIsTakenOverAndReplaced() async throws {
    let folder = try StoreFolder()
    let files = folder.data.files
    let work = try await files.makeWorkFolder()
    for text in ["one", "two"] {
      let file = try file(text, in: work)
      try await files.put(file, as: "input", of: "abc-1")
      #expect(!FileManager.default.fileExists(atPath: file.path))
      let kept = try #require(await files.file("input", of: "abc-1"))
      #expect(try Data(contentsOf: kept) == Data(text.utf8))
    }
    try await files.removeFile("input", of: "abc-1")
    #expect(try await files.file("input", of: "abc-1") == nil)
  }

  @Test func filesOfAJobGoForGood() async throws {
    let folder = try StoreFolder()
    let files = folder.data.files
    let work = try await files.makeWorkFolder()
    for name in ["input", "pdf"] { try await files.put(try file(name, in: work), as: name, of: "abc-1") }
    try await files.put(try file("x", in: work), as: "pdf", of: "abc-2")
    try await files.removeFiles(of: "abc-1")
    try await files.removeFiles(of: "abc-1")
    #expect(try await files.file("pdf", of: "abc-1") == nil)
    #expect(try await files.file("pdf", of: "abc-2") != nil)
  }

  @Test func whatNobodyKnowsIsClearedAway() async throws {
    let folder = try StoreFolder()
    let files = folder.data.files
    let work = try await files.makeWorkFolder()
    for job in ["abc-1", "xyz-2"] { try await files.put(try file("x", in: work), as: "pdf", of: job) }
    try await files.clear(keeping: ["xyz-2"])
    #expect(!FileManager.default.fileExists(atPath: work.path))
    #expect(try await files.file("pdf", of: "abc-1") == nil)
    #expect(try await files.file("pdf", of: "xyz-2") != nil)
  }

  @Test(arguments: ["../x", "", ".hidden", "a/b", "A B"])
  func aStrangeNameLeadsNowhere(name: String) async throws {
    let folder = try StoreFolder()
    let files = folder.data.files
    for (name, job) in [(name, "abc-1"), ("pdf", name)] {
      let error = await #expect(throws: RectoError.self) { try await files.file(name, of: job) }
      #expect(error?.code == .internalInvariant)
    }
  }

  @Test func aFileThatIsNotThereCannotBePut() async throws {
    let folder = try StoreFolder()
    let files = folder.data.files
    let error = await #expect(throws: RectoError.self) {
      try await files.put(folder.url.appendingPathComponent("none"), as: "pdf", of: "abc-1")
    }
    #expect(error?.code == .resourceUnavailable)
  }

  @Test func oneServerHasTheFolder() throws {
    let folder = try StoreFolder()
    do {
      let lock = try folder.data.lock()
      let error = #expect(throws: RectoError.self) { try folder.data.lock() }
      #expect(error?.code == .resourceUnavailable)
      withExtendedLifetime(lock) {}
    }
    #expect(throws: Never.self) { try folder.data.lock() }
  }
}
