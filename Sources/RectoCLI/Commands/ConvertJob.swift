import ArgumentParser
import Foundation
import Recto
import RectoModel

/// The job that a command line asks for.
struct ConvertJob {
  let command: ConvertCommand
  let console: Console
  let spool: URL

  func make() throws(RectoError) -> Job {
    var inputs: [JobInput] = []
    let limits = command.limits.limits
    for path in command.inputs { inputs.append(try input(path, limits: limits)) }
    let recognition = command.recognition
    return Job(
      inputs, to: try outputs(), join: command.join, engine: recognition.engine,
      languages: recognition.languages,
      preparation: recognition.preparation, optimization: command.pdf.optimize, ocrMode: command.pdf.ocr,
      invalidatesSignatures: command.pdf.invalidateSignatures, repairsInputs: !command.strict,
      metadata: DocumentMetadata(title: command.title),
      imageFolder: command.images.map { URL(fileURLWithPath: $0, isDirectory: true) },
      limits: limits, concurrency: recognition.jobs, translateTo: command.translateTo)
  }

  /// `validate` has thrown what can be wrong with them.
  private func outputs() throws(RectoError) -> [JobOutput] {
    do {
      return try command.outputNames.outputs(documents: command.documents, spool: spool)
    } catch {
      throw RectoError(.malformedInput, "\(error)")
    }
  }

  private func input(_ path: String, limits: Limits) throws(RectoError) -> JobInput {
    let recognition = command.recognition
    let isStandardInput = path == "-"
    let file =
      isStandardInput
      ? try StandardStreams.spool(console, into: spool, limit: limits.inputBytes) : URL(fileURLWithPath: path)
    return JobInput(
      file, name: isStandardInput ? "stdin" : path, password: recognition.password, pages: command.pages)
  }
}

extension Job {
  /// The file that is to be copied to standard output; nil when none is.
  func standardOutput(of command: ConvertCommand) -> URL? {
    for case .stream(let file) in outputs.map(\.destination) where command.outputNames.includeStandardOutput {
      return file
    }
    return nil
  }
}
