import Foundation
import RectoFormats
import RectoModel

/// Which file each document goes to in each format; made and checked before any page is read.
struct OutputPlan: Sendable {
  struct Target: Sendable {
    var writer: WriterEntry
    var options: OptionValues
    var file: URL
    /// Everything goes into this one file.
    var isStream: Bool
  }

  /// By document, in the order of the job's groups.
  let targets: [[Target]]
  private var names: OutputNames

  /// Throws for unknown formats and options, templates that can't be used, names that two documents would share, and inputs that would be
  /// overwritten. Makes the folders that outputs are to go into.
  init(_ job: Job) throws(RectoError) {
    guard !job.inputs.isEmpty else { throw RectoError(.malformedInput, "No input is named.") }
    guard !job.outputs.isEmpty else { throw RectoError(.malformedInput, "No output is named.") }
    var targets: [[Target]] = []
    for group in job.groups {
      var row: [Target] = []
      for output in job.outputs { row.append(try Self.target(output, group: group)) }
      targets.append(row)
    }
    names = OutputNames(inputs: job.inputs)
    for target in targets.flatMap(\.self) { try names.take(target.file) }
    for case .folder(let folder) in job.outputs.map(\.destination) { try makeFolder(folder) }
    self.targets = targets
  }

  private static func target(_ output: JobOutput, group: [JobInput]) throws(RectoError) -> Target {
    guard let writer = FormatRegistry.writer(id: output.format) else {
      let known = FormatRegistry.writers.map(\.format.id).joined(separator: ", ")
      throw RectoError(.unsupportedFeature, "There is no format \"\(output.format)\"; there are \(known).")
    }
    try writer.check(output.options)
    let ending = writer.format.fileExtensions.first ?? output.format
    let file =
      switch output.destination {
      case .file(let file), .stream(let file): try inExistingFolder(file)
      case .folder(let folder): folder.appendingPathComponent("\(group.first?.stem ?? "document").\(ending)")
      }
    let isStream = if case .stream = output.destination { true } else { AtomicFile.isSpecial(file) }
    return Target(writer: writer, options: output.options, file: file, isStream: isStream)
  }

  /// Where a part of a document goes: `out-p3-t1.csv` beside `out.csv`. Throws when that is an input or an output of
  /// its own.
  func file(of part: DocumentPart, for target: Target) throws(RectoError) -> URL {
    let ending = target.file.pathExtension
    let stem = ending.isEmpty ? target.file : target.file.deletingPathExtension()
    let name = "\(stem.lastPathComponent)-\(part.name)" + (ending.isEmpty ? "" : ".\(ending)")
    let file = stem.deletingLastPathComponent().appendingPathComponent(name)
    try names.check(file)
    return file
  }

  /// Told before the work and not after it.
  private static func inExistingFolder(_ file: URL) throws(RectoError) -> URL {
    let folder = file.standardizedFileURL.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw RectoError(
        .resourceUnavailable, "Its folder is missing; make it with: mkdir -p \(folder)",
        location: .init(file: file.path))
    }
    return file
  }
}
