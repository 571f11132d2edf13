import Foundation
import Recto
import RectoModel
import RectoStore

extension JobService {
  /// Makes the results of a finished job anew with these corrections, as a job of its own: the first one stays as it
  /// is, and its pages are not counted again. Throws `.notReady` before the job is done and `.gone` when its file is.
  func correct(
    _ record: JobRecord, _ corrections: Corrections, password: String?, caller: Caller
  ) async throws -> JobRecord {
    guard corrections.count > 0 else { throw ServiceError(.badRequest, "There is no correction.") }
    var request = try JobRequest(of: record)
    guard record.state == .done else {
      throw ServiceError(.notReady, "Only what is done can be corrected.", retryAfter: 1)
    }
    request.corrections = request.corrections.map { $0.followed(by: corrections) } ?? corrections
    guard let input = try await stores.files.file("input", of: record.id) else {
      throw ServiceError(.gone, "The file was deleted when its time was over.")
    }
    let encoded = try JSONEncoder.ordered.encode(request)
    var job = NewJob(
      owner: record.owner, surface: record.surface, request: encoded, secret: password,
      priority: caller.token?.limits.priority ?? 0, period: caller.period)
    (job.pageCount, job.inputBytes) = (record.pageCount, record.inputBytes)
    try await copy(input, for: job.id)
    return try await admit(job, pages: nil)
  }

  private func copy(_ input: URL, for id: String) async throws {
    let folder = try await stores.files.makeWorkFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("input")
    try FileManager.default.linkItem(at: input, to: place)
    try await stores.files.put(place, as: "input", of: id)
  }
}

extension Corrections {
  /// Both: these were made first, and the others in their results.
  fileprivate func followed(by later: Corrections) -> Corrections {
    var all = self
    for correction in later.words {
      let earlier = all.words.firstIndex {
        $0.page == correction.page && $0.box.isNear(correction.box) && $0.replacement == correction.text
      }
      if let earlier {
        all.words[earlier].replacement = correction.replacement
      } else {
        all.words.append(correction)
      }
    }
    all.cells += later.cells
    return all
  }
}

extension Rect {
  fileprivate func isNear(_ other: Rect) -> Bool {
    abs(x - other.x) <= 1 && abs(y - other.y) <= 1 && abs(width - other.width) <= 1
      && abs(height - other.height) <= 1
  }
}
