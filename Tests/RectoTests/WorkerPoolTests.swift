import Foundation
import Glibc
import RectoModel
import RectoRecognition
import Synchronization
import Testing

@testable import Recto

/// With the real executable as child processes.
@Suite struct WorkerPoolTests {
  /// Built beside the tests.
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("recto")

  private func job(_ folder: TestFolder, limits: Limits = Limits(), jobs: Int = 1) throws -> Job {
    let inputs = try ["a.bmp", "b.bmp", "c.bmp"].map { JobInput(try folder.addScan($0)) }
    return Job(
      inputs, to: [JobOutput("json", to: .file(folder.file("all.json")))], join: true, engine: .tesseract,
      limits: limits,
      concurrency: jobs)
  }

  /// The workers that started. Sends a signal to the first so many of them.
  private final class Starts: Sendable {
    private let processes = Mutex<[Int32]>([])
    var all: [Int32] { processes.withLock(\.self) }

    func note(_ process: Int32, harming: Int, with harm: Int32) {
      let count = processes.withLock { processes in
        processes.append(process)
        return processes.count
      }
      if count <= harming { kill(process, harm) }
    }
  }

  private func run(_ job: Job, harming: Int, with harm: Int32) async throws -> (JobReport, Int) {
    let starts = Starts()
    var converter = Converter(workerExecutable: Self.executable)
    converter.onWorkerStart = { starts.note($0, harming: harming, with: harm) }
    return (try await converter.run(job), starts.all.count)
  }

  @Test func recognisesInOneProcess() async throws {
    let folder = try TestFolder()
    let (report, starts) = try await run(try job(folder), harming: 0, with: SIGKILL)
    #expect(report.isFlawless)
    #expect(report.outputs.map(\.pages) == [3])
    #expect(starts == 1)
  }

  @Test func triesOnceMoreAfterACrash() async throws {
    let folder = try TestFolder()
    let (report, starts) = try await run(try job(folder), harming: 1, with: SIGSEGV)
    #expect(report.isFlawless)
    #expect(report.outputs.map(\.pages) == [3])
    #expect(starts == 2)
  }

  @Test func aFileThatCrashesTwiceDoesNotStopTheOthers() async throws {
    let folder = try TestFolder()
    let (report, _) = try await run(try job(folder), harming: 2, with: SIGKILL)
    #expect(report.failures.map(\.input) == ["a.bmp"])
    #expect(report.failures.first?.error.code == .engineFailure)
    #expect(report.failures.first?.error.message.contains("signal 9") == true)
    #expect(report.outputs.map(\.pages) == [2])
  }

  @Test func endsAWorkerThatHangs() async throws {
    let folder = try TestFolder()
    let (report, starts) = try await run(
      try job(folder, limits: Limits(secondsPerPage: 4)), harming: 1, with: SIGSTOP)
    #expect(report.failures.isEmpty)
    #expect(report.outputs.map(\.pages) == [3])
    // On a busy machine a page may take too long by itself, once.
    #expect(starts > 1)
  }

  @Test func saysSoWhenWorkersCannotStart() async throws {
    let folder = try TestFolder()
    let converter = Converter(workerExecutable: folder.file("none"))
    let report = try await converter.run(try job(folder))
    #expect(report.outputs.isEmpty)
    #expect(report.failures.first?.error.code == .resourceUnavailable)
    #expect(!folder.names.contains("all.json"))
  }

  @Test func cancellationEndsTheChildren() async throws {
    let folder = try TestFolder()
    let starts = Starts()
    let job = try job(folder, jobs: 2)
    let (started, signal) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      var converter = Converter(workerExecutable: Self.executable)
      converter.onWorkerStart = { process in
        starts.note(process, harming: .max, with: SIGSTOP)
        signal.yield()
      }
      return await Result { [converter] () async throws(RectoError) in try await converter.run(job) }
    }
    for await _ in started { break }
    task.cancel()
    let result = await task.value
    #expect(throws: RectoError.cancelled) { try result.get() }
    #expect(!starts.all.isEmpty)
    for process in starts.all { #expect(kill(process, 0) == -1) }
    #expect(folder.names == ["a.bmp", "b.bmp", "c.bmp"])
  }
}
