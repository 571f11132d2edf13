public import Foundation
public import RectoComparison
public import RectoModel

/// A folder of golden cases: each is a folder with an `input.json`.
public struct GoldenFolder: Sendable {
  public var folder: URL
  public var mode: GoldenRecording

  public init(_ folder: URL, mode: GoldenRecording = .current) {
    self.folder = folder
    self.mode = mode
  }

  /// The folder of this name in a folder above a source file; ask with `#filePath`.
  /// Throws `.resourceUnavailable` when there is none up to the root.
  public static func above(
    _ file: String, named name: String = "GoldenFiles", mode: GoldenRecording = .current
  ) throws(RectoError) -> GoldenFolder {
    var place = URL(fileURLWithPath: file).deletingLastPathComponent()
    while place.path != "/" {
      let folder = place.appendingPathComponent(name, isDirectory: true)
      if folder.isFolder { return GoldenFolder(folder, mode: mode) }
      place.deleteLastPathComponent()
    }
    throw RectoError(.resourceUnavailable, "No folder \(name) above \(file); make one.")
  }

  /// By name. Throws `.resourceUnavailable` when the folder can't be read.
  public func cases() throws(RectoError) -> [GoldenCase] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw RectoError(.resourceUnavailable, "The folder \(folder.path) can't be read.", cause: "\(error)")
    }
    return names.sorted().map(self.case(named:)).filter {
      FileManager.default.fileExists(atPath: $0.inputFile.path)
    }
  }

  /// Also one that is not there yet.
  public func `case`(named name: String) -> GoldenCase {
    GoldenCase(folder: folder.appendingPathComponent(name, isDirectory: true), mode: mode)
  }
}
