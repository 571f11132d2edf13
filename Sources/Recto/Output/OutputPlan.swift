import Foundation
import RectoFormats
import RectoModel

/// Which file each document goes to in each format; made and checked before any page is read.
struct OutputPlan: Sendable {
  struct Target: Sendable {
    var writer: WriterEntry
    var options: OptionValues
    var file: URL
  }

  /// By document, in the order of the job's groups.
  let targets: [[Target]]

  /// Throws for unknown formats and options, names that two documents would share, and inputs that would be
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
    try Self.checkNames(targets.flatMap(\.self).map(\.file), inputs: job.inputs)
    for case .folder(let folder) in job.outputs.map(\.destination) { try makeFolder(folder) }
    self.targets = targets
  }

  private static func target(_ output: JobOutput, group: [JobInput]) throws(RectoError) -> Target {
    guard let writer = FormatRegistry.writer(id: output.format) else {
      let known = FormatRegistry.writers.map(\.format.id).joined(separator: ", ")
      throw RectoError(.unsupportedFeature, "There is no format \"\(output.format)\"; there are \(known).")
    }
    try output.options.check(against: writer.options, format: output.format)
    let ending = writer.format.fileExtensions.first ?? output.format
    let file =
      switch output.destination {
      case .file(let file): try inExistingFolder(file)
      case .folder(let folder): folder.appendingPathComponent("\(group.first?.stem ?? "document").\(ending)")
      }
    return Target(writer: writer, options: output.options, file: file)
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

  private static func checkNames(_ files: [URL], inputs: [JobInput]) throws(RectoError) {
    var seen: Set<String> = []
    var kept: [FileIdentity: String] = [:]
    for input in inputs {
      if let identity = FileIdentity(input.file) { kept[identity] = input.name }
    }
    for file in files {
      guard seen.insert(file.standardizedFileURL.path).inserted else {
        throw RectoError(
          .malformedInput,
          "Two outputs would be this file; name a folder, and inputs whose names differ before the ending.",
          location: .init(file: file.path))
      }
      if let identity = FileIdentity(file), let input = kept[identity] {
        throw RectoError(
          .malformedInput, "It is the input \(input) itself; write to another file.",
          location: .init(file: file.path))
      }
    }
  }
}
