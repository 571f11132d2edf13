import RectoModel

/// What came out of a job, as it is kept with it.
struct JobSummary: Sendable, Hashable, Codable {
  struct Output: Sendable, Hashable, Codable {
    var format: String
    var bytes: Int
  }

  /// A format that could not be written.
  struct Missing: Sendable, Hashable, Codable {
    var format: String
    var message: String
  }

  /// A page that failed while the others went on, 1-based.
  struct FailedPage: Sendable, Hashable, Codable {
    var page: Int
    var message: String
  }

  var pages: Int
  var language: String?
  var meanConfidence: Double?
  var outputs: [Output] = []
  var missing: [Missing] = []
  var failedPages: [FailedPage] = []
  /// The clockwise turns by which pages were made upright, by their numbers; nil in summaries of older versions.
  var turns: [Int: Rotation]?
  /// What was lost or guessed, in words.
  var notes: [String] = []
}
