import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite struct AtomicFileTests {
  @Test func isThereOnlyAfterCommit() throws {
    let folder = try TestFolder()
    var file = try AtomicFile(folder.file("a.txt"))
    try file.write("all of it")
    #expect(!folder.names.contains("a.txt"))
    #expect(try file.commit() == 9)
    #expect(folder.names == ["a.txt"])
    #expect(folder.text("a.txt") == "all of it")
  }

  @Test func replacesAFileAtOnce() throws {
    let folder = try TestFolder()
    try Data("old".utf8).write(to: folder.file("a.txt"))
    var file = try AtomicFile(folder.file("a.txt"))
    try file.write([UInt8](repeating: 65, count: 1_000_000))
    #expect(folder.text("a.txt") == "old")
    #expect(try file.commit() == 1_000_000)
    #expect(folder.text("a.txt")?.count == 1_000_000)
  }

  @Test func leavesNothingWithoutCommit() throws {
    let folder = try TestFolder()
    func fail() throws {
      var file = try AtomicFile(folder.file("a.txt"))
      try file.write([UInt8](repeating: 65, count: 1_000_000))
      throw RectoError(.engineFailure, "on purpose")
    }
    #expect(throws: RectoError.self) { try fail() }
    #expect(folder.names.isEmpty)
  }

  @Test func followsLinksInsteadOfReplacingThem() throws {
    let folder = try TestFolder()
    try Data("old".utf8).write(to: folder.file("target.txt"))
    try FileManager.default.createSymbolicLink(
      at: folder.file("link.txt"), withDestinationURL: folder.file("target.txt"))
    var file = try AtomicFile(folder.file("link.txt"))
    try file.write("new")
    _ = try file.commit()
    #expect(folder.text("target.txt") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.txt").path).hasSuffix(
        "target.txt"))
  }

  @Test func writesIntoDevicesInsteadOfReplacingThem() throws {
    var file = try AtomicFile(URL(fileURLWithPath: "/dev/null"))
    try file.write("gone")
    #expect(try file.commit() == 4)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(kind == .typeCharacterSpecial)
  }

  @Test func namesAMissingFolder() throws {
    let folder = try TestFolder()
    let error = #expect(throws: RectoError.self) {
      let file = try AtomicFile(folder.file("none/a.txt"))
      _ = try file.commit()
    }
    #expect(error?.code == .resourceUnavailable)
    #expect(error?.message.contains("none is missing") == true)
  }

  @Test func refusesAFolder() throws {
    let folder = try TestFolder()
    let error = #expect(throws: RectoError.self) {
      let file = try AtomicFile(folder.url)
      _ = try file.commit()
    }
    #expect(error?.message.hasPrefix("It is a folder") == true)
  }

  @Test func endsInACancelledTask() async throws {
    let folder = try TestFolder()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      do {
        var file = try AtomicFile(folder.file("a.txt"))
        try file.write([UInt8](repeating: 65, count: 1_000_000))
        _ = try file.commit()
        return nil as RectoError.Code?
      } catch {
        return (error as? RectoError)?.code
      }
    }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(folder.names.isEmpty)
  }

  @Test func canBeRemovedUnfinished() throws {
    let folder = try TestFolder()
    let unfinished = UnfinishedFiles()
    var file = try AtomicFile(folder.file("a.txt"), among: unfinished)
    try file.write([UInt8](repeating: 65, count: 1 << 19))
    #expect(folder.names.count == 1)
    unfinished.removeFromDisk()
    #expect(folder.names.isEmpty)
    _ = consume file
  }

  @Test func finishedFilesStay() throws {
    let folder = try TestFolder()
    let unfinished = UnfinishedFiles()
    var file = try AtomicFile(folder.file("a.txt"), among: unfinished)
    try file.write([65])
    _ = try file.commit()
    unfinished.removeFromDisk()
    #expect(folder.text("a.txt") == "A")
  }
}
