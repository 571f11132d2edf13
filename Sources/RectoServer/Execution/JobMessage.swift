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
  /// The name of the vision model that reads the pages, too; nil for the local engine alone. The server asks it: the
  /// process of a job has no network.
  var vision: String?
  /// Whether the server has a language model that translates; else Apertium does, in the process itself.
  var translatesByModel = false
}

/// What it says: lines of JSON.
enum JobMessage: Codable, Sendable {
  case progress(pagesDone: Int, pageCount: Int?)
  case finished(JobSummary)
  case failed(RectoError)
  case asks(JobQuestion, number: Int)
}

/// What only the server can find out, because the process of a job has no network.
enum JobQuestion: Codable, Sendable {
  /// There is a picture of the page in the folder, `look-N.png`, that a vision model is to see.
  case look(page: Int)
  case translate([String], from: String, to: String)
}

/// What it is told in return: a line of JSON.
struct JobReply: Codable, Sendable {
  /// The question's.
  var number: Int
  /// What the model said, a text for each; nil when it failed.
  var texts: [String]?
  var error: RectoError?
}
