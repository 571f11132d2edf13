package import Foundation

extension URL {
  /// Whether a folder is there.
  package var isFolder: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The first bytes of a file: none when it can't be read.
  package func head(_ count: Int) -> Data {
    guard let handle = try? FileHandle(forReadingFrom: self) else { return Data() }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: count)) ?? Data()
  }
}
