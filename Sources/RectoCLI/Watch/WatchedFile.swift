import Foundation

/// A file in a watched folder as it is at one moment. When any of it has changed, it is another one.
struct WatchedFile: Sendable, Hashable, Codable {
  /// In the folder.
  var name: String
  var bytes: Int
  /// Nanoseconds since 1970.
  var modified: Int64
  /// Its number in the file system: a file that replaces another one has its own.
  var number: UInt64

  /// Names of files on their way: hidden ones, and those of browsers and copying programs.
  private static let unfinished = [".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", "~"]

  /// nil for folders, links, pipes and what is hidden or unfinished by its name. Links are not followed.
  init?(_ name: String, in folder: URL) {
    guard !name.hasPrefix("."), !Self.unfinished.contains(where: name.lowercased().hasSuffix),
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: folder.appendingPathComponent(name).path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let bytes = attributes[.size] as? NSNumber, let date = attributes[.modificationDate] as? Date,
      let number = attributes[.systemFileNumber] as? NSNumber
    else { return nil }
    self.name = name
    self.bytes = bytes.intValue
    modified = Int64(date.timeIntervalSince1970 * 1e6) * 1000
    self.number = number.uint64Value
  }

  /// Those of a folder, by name. Throws when it can't be read.
  static func all(in folder: URL) throws -> [WatchedFile] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .compactMap { WatchedFile($0, in: folder) }
  }
}
