import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite struct MappedFileTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test(arguments: [0, 5, (17 << 20) + 3]) func bytesAreThoseOfTheFile(count: Int) throws {
    let bytes = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let file = folder.file("in")
    try bytes.write(to: file)
    #expect(try MappedFile.bytes(of: file, limit: count) == bytes)
    // They stay when the name is gone.
    let kept = try MappedFile.bytes(of: file, limit: .max)
    try FileManager.default.removeItem(at: file)
    #expect(kept == bytes)
  }

  @Test func whatCanNotBeReadIsTold() throws {
    let file = folder.file("in")
    #expect(
      throws: RectoError(.resourceUnavailable, "The file can't be read.", cause: "No such file or directory")
    ) {
      try MappedFile.bytes(of: file, limit: 10)
    }
    try Data("123456".utf8).write(to: file)
    #expect { try MappedFile.bytes(of: file, limit: 5) } throws: { error in
      (error as? RectoError)?.code == .limitExceeded && "\(error)".contains("6 bytes; the limit is 5")
    }
  }
}
