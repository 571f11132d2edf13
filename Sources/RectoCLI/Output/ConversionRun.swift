import ArgumentParser
import Foundation
import Recto
import RectoModel

/// Runs a job for the command: shows what happens, and copies to standard output what is to go there.
struct ConversionRun {
  var console: Console
  var logging: LogOptions
  /// The output that is for standard output.
  var standardOutput: URL?
  var converter = Converter()

  func run(_ job: Job) async throws(RectoError) -> JobReport {
    let (events, source) = AsyncStream.makeStream(of: ProgressEvent.self)
    let display = RunDisplay(logging, console: console) { [standardOutput] file in
      file == standardOutput ? "standard output" : Self.shortName(file)
    }
    async let shown: Void = display.show(events)
    let result: Result<JobReport, RectoError>
    do {
      result = .success(try await converter.run(job) { source.yield($0) })
    } catch {
      result = .failure(error)
    }
    source.finish()
    await shown
    let report = try result.get()
    if let standardOutput, !report.outputs.isEmpty { try StandardStreams.copy(standardOutput, to: console) }
    return report
  }

  private static func shortName(_ file: URL) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    let path = file.standardizedFileURL.path
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }
}
