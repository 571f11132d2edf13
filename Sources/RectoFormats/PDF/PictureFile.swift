import Foundation
internal import RectoModel

/// A PDF file that only holds pictures, one object each. qpdf copies them from here into the output without
/// having them in memory.
struct PictureFile: ~Copyable {
  let file: URL
  private let handle: FileHandle
  private var position = Self.head.count
  /// Of each object, from number 1 on.
  private var offsets: [Int] = []

  /// The comment says that the file is binary.
  private static let head = Data("%PDF-1.7\n%\u{E2}\u{E3}\n".utf8)

  /// Throws `.resourceUnavailable` when the file can't be written.
  init(_ file: URL) throws(RectoError) {
    handle = try Self.open(file)
    self.file = file
  }

  deinit { try? handle.close() }

  /// Returns the number of the new object.
  mutating func add(_ image: PDFImage) throws(RectoError) -> Int {
    try add(image.dictionary, stream: image.data)
  }

  /// Writes what a reader needs to find the objects.
  mutating func finish() throws(RectoError) {
    let pages = try add("<< /Type /Pages /Kids [] /Count 0 >>")
    let catalog = try add("<< /Type /Catalog /Pages \(pages) 0 R >>")
    let table = position
    let entries = offsets.map { String(repeating: "0", count: 10 - String($0).count) + "\($0) 00000 n \n" }
    let head = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    let trailer =
      "trailer\n<< /Size \(offsets.count + 1) /Root \(catalog) 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    try write(Data((head + entries.joined() + trailer).utf8))
  }

  private mutating func add(_ dictionary: String, stream: Data? = nil) throws(RectoError) -> Int {
    offsets.append(position)
    try write(Data("\(offsets.count) 0 obj\n\(dictionary)\n".utf8))
    if let stream {
      try write(Data("stream\n".utf8))
      try write(stream)
      try write(Data("\nendstream\n".utf8))
    }
    try write(Data("endobj\n".utf8))
    return offsets.count
  }

  private mutating func write(_ data: Data) throws(RectoError) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      throw Self.unwritable(error)
    }
    position += data.count
  }

  private static func open(_ file: URL) throws(RectoError) -> FileHandle {
    do {
      try head.write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      try handle.seekToEnd()
      return handle
    } catch {
      throw unwritable(error)
    }
  }

  private static func unwritable(_ error: any Error) -> RectoError {
    RectoError(
      .resourceUnavailable, "The pictures of the PDF can't be written; is the disk full?", cause: "\(error)")
  }
}
