package import Foundation
package import RectoModel
import RectoRecognition

extension Converter {
  /// Makes a PNG of a page that `job` delivers, in worker processes and without recognition; `number` counts from 1. The
  /// job has one input. `turn` is the clockwise one that makes it upright; nil to go by the job. Throws `.contentMissing` when there is no such page, or no picture of it.
  package func picture(
    ofPage number: Int, of job: Job, turn: Rotation? = nil, to file: URL
  ) async throws(RectoError) {
    try await SpoolFolder.with { spool throws(RectoError) in
      try await withWorkers(job, folder: spool) { pool throws(RectoError) in
        var task = try await task(forPage: number, of: job, pool: pool, spool: spool)
        task.turn = turn
        let picture = try await pool.picture(task)
        do {
          try FileManager.default.copyItem(at: picture, to: file)
        } catch {
          throw RectoError(
            .resourceUnavailable, "The picture can't be written; is the disk full?", cause: "\(error)")
        }
      }
    }
  }

  private func task(
    forPage number: Int, of job: Job, pool: WorkerPool, spool: URL
  ) async throws(RectoError) -> PageTask {
    guard let input = job.inputs.first else { throw RectoError(.malformedInput, "No input is named.") }
    let readable = try await OfficeInput(input, job: job, service: pool, spool: spool).readable()
    let opened = try await OpenedInput.open(readable, job: job, service: pool)
    guard case .pages = opened else {
      throw RectoError(.contentMissing, "The document came without pictures of its pages.")
    }
    var parts = Parts()
    try parts.add(readable, .success(opened), job: job, spool: spool)
    guard parts.tasks.indices.contains(number - 1) else {
      throw RectoError(.contentMissing, "There is no page \(number); there are \(parts.tasks.count).")
    }
    return parts.tasks[number - 1]
  }
}
