import Foundation
import Recto
import RectoModel

/// What the process of a job is told: one line of JSON.
struct JobOrder: Codable, Sendable {
  var job: Job
  /// Where the texts and boxes of the pages go; nil for nowhere.
  var listing: URL?
  /// Where the index for questions goes; nil for nowhere.
  var evidence: URL?
}

/// What it says: lines of JSON.
enum JobMessage: Codable, Sendable {
  case progress(pagesDone: Int, pageCount: Int?)
  case finished(JobSummary)
  case failed(RectoError)
}
