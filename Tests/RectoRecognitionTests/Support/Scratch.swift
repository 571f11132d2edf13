import Foundation
import RectoModel

@testable import RectoRecognition

/// A folder that is there for one test.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("recognition-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ name: String, _ data: Data) throws -> InputFile {
    let file = folder.appendingPathComponent(name)
    try data.write(to: file)
    return InputFile(file: file, name: name)
  }

  func task(
    _ input: InputFile, _ kind: InputKind, page: Int = 0, preparation: Preparation = Preparation()
  ) -> PageTask {
    PageTask(
      input: input, kind: kind, pageIndex: page, pageNumber: page + 1, source: 0, languages: ["eng"],
      preparation: preparation, spool: folder)
  }
}
