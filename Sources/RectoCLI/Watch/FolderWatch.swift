import Foundation
import Recto
import RectoModel

/// Takes the files of a folder one after the other as they are complete. They stay where they are; results go elsewhere,
/// and files that can't be converted are moved away with their reason.
struct FolderWatch {
  /// The results of one file, as a job.
  typealias MakeJob = (_ file: URL, _ stem: String) throws -> Job

  let watched: URL
  let journal: WatchJournal
  /// How long a file must have stayed as it is.
  let settle: Duration
  let console: Console
  let makeJob: MakeJob
  /// Converts; throws what is wrong with the job as a whole.
  let convert: (Job) async throws(RectoError) -> JobReport

  /// What was seen of a file, and since when it is so.
  private struct Sighting {
    var file: WatchedFile
    var since: ContinuousClock.Instant
  }

  /// How long what is not a file's fault is waited for.
  private static let pause = Duration.seconds(30)

  /// Goes on until the task is cancelled; with `once`, until every file that is there is done. Returns how many failed.
  func run(once: Bool) async throws(RectoError) -> Int {
    var sightings: [String: Sighting] = [:]
    var failures = 0
    while !Task.isCancelled {
      let files = try found().filter { !journal.isDone($0) }
      sightings = Self.seen(files, before: sightings)
      let ready = files.filter { file in
        sightings[file.name].map { ContinuousClock.now - $0.since >= settle } ?? false
      }
      for file in ready where !Task.isCancelled {
        let outcome = try await take(file)
        if outcome == .failed { failures += 1 }
        if outcome == .postponed, once { return failures + 1 }
        sightings[file.name]?.since = outcome == .postponed ? .now + Self.pause : .now
      }
      if once, files.isEmpty { return failures }
      if ready.isEmpty { try? await Task.sleep(for: min(.seconds(1), max(.milliseconds(20), settle / 4))) }
    }
    throw RectoError(.cancelled, "Cancelled.")
  }

  private func found() throws(RectoError) -> [WatchedFile] {
    do {
      return try WatchedFile.all(in: watched)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The folder can't be read; is it there?", location: .init(file: watched.path),
        cause: "\(error)")
    }
  }

  private static func seen(
    _ files: [WatchedFile], before: [String: Sighting]
  ) -> [String: Sighting] {
    var sightings: [String: Sighting] = [:]
    for file in files {
      let known = before[file.name].flatMap { $0.file == file ? $0 : nil }
      sightings[file.name] = known ?? Sighting(file: file, since: .now)
    }
    return sightings
  }

  private enum Outcome {
    case done, failed
    /// The machine lacks something: a language, room on the disk.
    case postponed
  }

  private func take(_ file: WatchedFile) async throws(RectoError) -> Outcome {
    let stem = journal.stem(of: file.name)
    try journal.add(.init(file: file, stem: stem, isDone: false))
    do {
      let report = try await convert(try makeJob(watched.appendingPathComponent(file.name), stem))
      if Task.isCancelled { return .postponed }
      if let failure = report.failures.first, report.outputs.isEmpty { throw failure.error }
    } catch let error as RectoError {
      switch error.code {
      case .cancelled: return .postponed
      case .resourceUnavailable:
        console.printError("recto: \(file.name): \(error.message) It is tried again later.")
        return .postponed
      default: return try fail(file, error)
      }
    } catch {
      throw RectoError(.malformedInput, "\(error)")
    }
    try journal.add(.init(file: file, stem: stem, isDone: true))
    return .done
  }

  private func fail(_ file: WatchedFile, _ error: RectoError) throws(RectoError) -> Outcome {
    // It may be on its way again: what has changed in the meantime is looked at anew.
    guard WatchedFile(file.name, in: watched) == file else { return .failed }
    try FailedFolder(in: watched).take(file.name, from: watched, reason: "\(error)")
    return .failed
  }
}
