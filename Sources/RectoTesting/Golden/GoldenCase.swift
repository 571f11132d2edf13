public import Foundation
public import RectoComparison
public import RectoFormats
public import RectoModel

/// One document and what each writer makes of it: `input.json`, `assets/`, `expected.*`.
public struct GoldenCase: Sendable, CustomStringConvertible {
  public let folder: URL
  /// What is written; a test that writes is to fail.
  public let mode: GoldenRecording

  public var name: String { folder.lastPathComponent }
  public var description: String { name }
  public var inputFile: URL { folder.appendingPathComponent("input.json") }
  var assetFolder: URL { folder.appendingPathComponent("assets", isDirectory: true) }

  /// Throws `.malformedInput` that names the case and the element at fault.
  public func document() throws(RectoError) -> Document {
    do {
      return try Document(json: try GoldenFiles.read(inputFile))
    } catch {
      throw error.at(file: "\(name)/input.json")
    }
  }

  /// The files of `assets/`: the name of a file is the asset's id, its ending included.
  public func assets() throws(RectoError) -> AssetStore {
    guard assetFolder.isFolder else { return AssetStore() }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: assetFolder.path)) ?? []
    var assets: [Asset] = []
    for name in names.sorted() {
      let file = assetFolder.appendingPathComponent(name)
      guard let id = AssetID(name) else {
        throw RectoError(
          .malformedInput, "Not an asset name; use letters, digits, -, _ and dots.",
          location: .init(file: file.path))
      }
      let header = try ImageHeader(of: file)
      assets.append(Asset(id: id, mediaType: header.mediaType, size: header.size, file: file))
    }
    return AssetStore(assets)
  }

  /// What a test writes with: a fixed date, no losses reported.
  public func context(
    temporaryFolder: URL = FileManager.default.temporaryDirectory,
    report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
  ) throws(RectoError) -> WriteContext {
    WriteContext(
      timestamp: Date(timeIntervalSince1970: 1_767_225_600), producer: "Recto golden files",
      assets: try assets(), temporaryFolder: temporaryFolder, report: report)
  }

  /// The bytes that the writer makes of the case.
  public func write(
    with writer: WriterEntry, options: OptionValues = OptionValues(), context: WriteContext
  ) throws(RectoError) -> [UInt8] {
    var sink = MemorySink()
    try writer.write(try document(), options: options, to: &sink, context: context)
    return sink.bytes
  }

  /// Compares what the writer makes with the expected file, or records it. nil when they are equal, and when it was
  /// recorded.
  public func check(_ writer: WriterEntry) throws(RectoError) -> Verdict? {
    let golden = GoldenFile("expected", of: writer.format, in: folder, storage: .exploded)
    let bytes = try write(with: writer, context: try context())
    return try golden.verify(bytes, name: name, recording: mode).unlessRecorded
  }

  /// Compares a text with a file of the case, or records it. nil when they are equal, and when it was recorded.
  public func check(_ text: String, against fileName: String) throws(RectoError) -> Verdict? {
    let file = folder.appendingPathComponent(fileName)
    return try GoldenFile.verify(text, with: file, name: name, recording: mode).unlessRecorded
  }
}

extension Verdict {
  fileprivate var unlessRecorded: Verdict? { passed || outcome == .recorded ? nil : self }
}

/// Reading and writing with errors that name the file.
enum GoldenFiles {
  static func read(_ file: URL) throws(RectoError) -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be read.", location: .init(file: file.path), cause: "\(error)")
    }
  }

  static func write(_ data: Data, to file: URL) throws(RectoError) {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be written.", location: .init(file: file.path),
        cause: "\(error)")
    }
  }
}
