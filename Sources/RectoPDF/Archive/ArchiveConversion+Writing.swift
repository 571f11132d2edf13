package import Foundation
package import RectoModel

extension ArchiveConversion {
  /// Writes a converted document with these options, which its level must allow, or those of its level. The file must be another than those that the
  /// document reads from.
  ///
  /// Some checkers take a carriage return at the end of a stream's data for the end of a line, and count one byte too
  /// few. The compression may bring such an end about, so it is looked for in the written file, and mended.
  package func write(
    _ document: QPDFDocument, to file: URL, _ options: QPDFDocument.WriteOptions? = nil
  ) throws(RectoError) {
    var options = options ?? level.writeOptions
    try document.write(to: file, options)
    guard Self.hasBareReturn(file) else { return }
    let other = file.deletingLastPathComponent().appendingPathComponent(file.lastPathComponent + ".part")
    defer { try? FileManager.default.removeItem(at: other) }
    let written = try QPDFDocument(file: file)
    var walk = ObjectWalk(written)
    walk.run { object, _ in if object.isStream { ObjectConversion.pad(object) } }
    // Object streams can't be reached: without them there is nothing left to mend.
    options.hasObjectStreams = false
    try written.write(to: other, options)
    do {
      try FileManager.default.removeItem(at: file)
      try FileManager.default.moveItem(at: other, to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The PDF can't be written; check its folder and the space on the disk.",
        cause: "\(error)")
    }
  }

  private static func hasBareReturn(_ file: URL) -> Bool {
    guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { return false }
    return data.range(of: Data("\r\nendstream".utf8)) != nil
  }
}
