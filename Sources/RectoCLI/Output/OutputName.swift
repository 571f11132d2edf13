import ArgumentParser
import Foundation
import Recto
import RectoFormats
import RectoModel

/// What an `-o` and `--to` mean together.
struct OutputName {
  var out: String
  /// Ids; empty to go by the ending of `out`.
  var formats: [String]
  var options: [FormatOption]

  var isStandardOutput: Bool { out == "-" }

  /// `spool` takes what goes to standard output. Throws `ValidationError`.
  func outputs(documents: Int, spool: URL) throws -> [JobOutput] {
    let ids = try formats.isEmpty ? [idByEnding()] : formats
    return try ids.map { id in
      JobOutput(
        id, options: options.values(of: id),
        to: try destination(of: try writer(id), among: ids.count, documents: documents, spool: spool))
    }
  }

  private var isFolder: Bool { out.hasSuffix("/") || URL(fileURLWithPath: out).isFolder }

  private func destination(
    of writer: WriterEntry, among count: Int, documents: Int, spool: URL
  ) throws -> JobOutput.Destination {
    let ending = writer.format.fileExtensions.first ?? writer.format.id
    if isStandardOutput {
      guard count == 1, documents == 1 else {
        throw ValidationError("Standard output takes one document in one format; name a folder: -o out/")
      }
      return .stream(spool.appendingPathComponent("output.\(ending)"))
    }
    if isFolder { return .folder(URL(fileURLWithPath: out, isDirectory: true)) }
    guard documents == 1 else {
      throw ValidationError("\(documents) inputs need a folder: -o \(stem)/, or --join for one document.")
    }
    return .file(URL(fileURLWithPath: count == 1 ? out : "\(stem).\(ending)"))
  }

  /// `out` without the ending of a format.
  private var stem: String {
    guard let endings = FormatRegistry.writer(fileName: out)?.format.fileExtensions else { return out }
    let ending = endings.filter { out.lowercased().hasSuffix("." + $0) }.max { $0.count < $1.count } ?? ""
    return String(out.dropLast(ending.count + 1))
  }

  private func idByEnding() throws -> String {
    guard !isStandardOutput, !isFolder else {
      throw ValidationError(
        "For \(isStandardOutput ? "standard output" : "a folder") name the format: --to \(Self.known)")
    }
    guard let writer = FormatRegistry.writer(fileName: out) else {
      let endings = FormatRegistry.writers.flatMap(\.format.fileExtensions).map { "." + $0 }
      throw ValidationError(
        "\(out): no format has this ending; there are \(endings.joined(separator: " ")), or name one with --to."
      )
    }
    return writer.format.id
  }

  private func writer(_ id: String) throws -> WriterEntry {
    guard let writer = FormatRegistry.writer(id: id) else {
      throw ValidationError("--to \(id): there is no such format; there are \(Self.known).")
    }
    return writer
  }

  static var known: String { FormatRegistry.writers.map(\.format.id).joined(separator: ",") }
}

extension [OutputName] {
  var includeStandardOutput: Bool { contains(where: \.isStandardOutput) }

  /// What all `-o` ask for. Throws `ValidationError`.
  func outputs(documents: Int, spool: URL) throws -> [JobOutput] {
    if count > 1, contains(where: { !$0.formats.isEmpty }) {
      throw ValidationError("--to goes with one -o; several -o name their formats by their endings.")
    }
    if count(where: \.isStandardOutput) > 1 {
      throw ValidationError("Standard output takes one document in one format; name files for the others.")
    }
    let outputs = try flatMap { try $0.outputs(documents: documents, spool: spool) }
    let written = Set(outputs.map(\.format))
    for option in first?.options ?? [] where !written.contains(option.format) {
      throw ValidationError(
        "--option \(option.format).\(option.key): \(option.format) is not written; see --to.")
    }
    return outputs
  }
}
