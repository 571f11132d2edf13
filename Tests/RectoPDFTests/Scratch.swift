import Foundation
import RectoPDF

/// Small PDF files for tests.
enum Scratch {
  /// A folder that goes when `body` ends.
  static func use(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// A page of 200 x 100 points.
  static func onePage(
    content: String, resources: String = "<< >>", to file: URL,
    _ options: QPDFDocument.WriteOptions = QPDFDocument.WriteOptions()
  ) throws {
    let document = QPDFDocument()
    let page = document.object("<< /Type /Page /MediaBox [0 0 200 100] /Resources \(resources) >>")
    page.set("/Contents", document.stream(Array(content.utf8)))
    document.append(page: document.indirect(page))
    try document.write(to: file, options)
  }
}
