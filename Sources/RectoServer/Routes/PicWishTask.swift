import Foundation
import RectoStore

/// A job in the words of the PicWish API. Times are seconds since 1970, as strings.
struct PicWishTask: Encodable {
  let taskID: String
  let state: State
  let progress: Int
  var file: String?
  var contentType: String?
  let filePages: Int?
  let inputSize: Int
  let outputSize: Int
  let createdAt: String
  let processedAt: String?
  let completedAt: String?

  /// The published codes.
  enum State: Int, CaseIterable {
    case succeeded = 1
    case preparing = 2
    case waiting = 3
    case processing = 4
    case queued = 0
    case failed = -1
    case notStored = -2
    case notDownloaded = -3
    case tooLarge = -5
    case invalid = -7
    case timedOut = -8

    var words: String {
      switch self {
      case .succeeded: "Complete"
      case .preparing: "Preparing"
      case .waiting: "Waiting"
      case .processing: "Processing"
      case .queued: "Queued"
      case .failed: "Failed"
      case .notStored: "The result could not be stored"
      case .notDownloaded: "The source could not be downloaded"
      case .tooLarge: "The file is too large"
      case .invalid: "The file is invalid or corrupt"
      case .timedOut: "Timed out"
      }
    }

    init(_ record: JobRecord) {
      self =
        switch record.state {
        case .preparing: .preparing
        case .queued: record.isWaitingAgain ? .waiting : .queued
        case .processing: .processing
        case .done, .expired: record.failure.map { State($0.kind) } ?? .succeeded
        case .failed: State(record.failure?.kind ?? .engine)
        case .cancelled: .failed
        }
    }

    init(_ kind: JobFailureRecord.Kind) {
      self =
        switch kind {
        case .source: .notDownloaded
        case .tooLarge: .tooLarge
        case .invalid, .password: .invalid
        case .timedOut: .timedOut
        case .storage: .notStored
        case .crashed, .allowance, .engine: .failed
        }
    }
  }

  init(_ record: JobRecord) {
    taskID = record.id
    state = State(record)
    filePages = record.pageCount
    inputSize = record.inputBytes
    outputSize = record.outputBytes
    progress = Self.progress(record)
    createdAt = Self.seconds(record.createdAt)
    processedAt = record.startedAt.map(Self.seconds)
    completedAt = record.finishedAt.map(Self.seconds)
  }

  /// 100 only when everything is done.
  private static func progress(_ record: JobRecord) -> Int {
    switch record.state {
    case .done, .expired: return 100
    case .preparing, .queued, .failed, .cancelled: return 0
    case .processing:
      guard let pages = record.pageCount, pages > 0 else { return 1 }
      return min(99, max(1, record.pagesDone * 100 / pages))
    }
  }

  private static func seconds(_ date: Date) -> String { "\(Int(date.timeIntervalSince1970))" }

  private enum CodingKeys: String, CodingKey {
    case state, progress, file
    case taskID = "task_id"
    case stateDetail = "state_detail"
    case contentType = "content_type"
    case filePages = "file_pages"
    case inputSize = "input_size"
    case outputSize = "output_size"
    case createdAt = "created_at"
    case processedAt = "processed_at"
    case completedAt = "completed_at"
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(taskID, forKey: .taskID)
    try fields.encode(state.rawValue, forKey: .state)
    try fields.encode(state.words, forKey: .stateDetail)
    try fields.encode(progress, forKey: .progress)
    try fields.encodeIfPresent(file, forKey: .file)
    try fields.encodeIfPresent(contentType, forKey: .contentType)
    try fields.encodeIfPresent(filePages, forKey: .filePages)
    try fields.encode(inputSize, forKey: .inputSize)
    try fields.encode(outputSize, forKey: .outputSize)
    try fields.encode(createdAt, forKey: .createdAt)
    try fields.encodeIfPresent(processedAt, forKey: .processedAt)
    try fields.encodeIfPresent(completedAt, forKey: .completedAt)
  }
}
