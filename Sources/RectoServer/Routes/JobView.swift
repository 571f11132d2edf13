import Foundation
import RectoModel
import RectoStore

/// A job in the words of Recto's own API.
struct JobView: Encodable {
  struct Failure: Encodable {
    var kind: String
    var message: String
    var page: Int?
  }

  struct Result: Encodable {
    var format: String
    var bytes: Int
    var url: String
  }

  let id: String
  let state: String
  let name: String?
  let progress: Progress
  let inputBytes: Int
  let createdAt: String
  let startedAt: String?
  let finishedAt: String?
  let expiresAt: String?
  let language: String?
  let meanConfidence: Double?
  let results: [Result]?
  let missing: [JobSummary.Missing]?
  let failedPages: [JobSummary.FailedPage]?
  let notes: [String]?
  let error: Failure?

  struct Progress: Encodable {
    var pagesDone: Int
    var pages: Int?

    private enum CodingKeys: String, CodingKey {
      case pages
      case pagesDone = "pages_done"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case id, state, name, progress, language, results, missing, notes, error
    case inputBytes = "input_bytes"
    case createdAt = "created_at"
    case startedAt = "started_at"
    case finishedAt = "finished_at"
    case expiresAt = "expires_at"
    case meanConfidence = "mean_confidence"
    case failedPages = "failed_pages"
  }

  init(_ record: JobRecord) throws {
    let summary = try record.decodedSummary
    id = record.id
    state = record.state.rawValue
    name = record.state == .expired ? nil : try JobRequest(of: record).name
    progress = Progress(pagesDone: record.pagesDone, pages: record.pageCount)
    inputBytes = record.inputBytes
    createdAt = Caller.time(record.createdAt)
    startedAt = record.startedAt.map(Caller.time)
    finishedAt = record.finishedAt.map(Caller.time)
    expiresAt = record.expiresAt.map(Caller.time)
    language = summary?.language
    meanConfidence = summary?.meanConfidence
    results = summary?.outputs.map {
      Result(format: $0.format, bytes: $0.bytes, url: "/v1/jobs/\(record.id)/result/\($0.format)")
    }
    missing = summary?.missing
    failedPages = summary?.failedPages
    notes = summary?.notes
    error = record.failure.map {
      Failure(kind: $0.kind.rawValue, message: $0.error.message, page: $0.error.location.page)
    }
  }
}
