public import Foundation
public import RectoModel

/// What became of a job.
public struct JobReport: Codable, Sendable, Hashable {
  /// The files that were written, in the order of the inputs, then of the outputs.
  public var outputs: [OutputReport] = []
  /// Inputs and outputs that failed while the others went on.
  public var failures: [JobFailure] = []
  /// What was lost or guessed, by input.
  public var notes: [JobNote] = []

  public init() {}

  /// No failure and no warning.
  public var isFlawless: Bool { failures.isEmpty && !notes.contains { $0.diagnostic.severity == .warning } }
}

/// A file that was written.
public struct OutputReport: Codable, Sendable, Hashable {
  public var file: URL
  public var format: String
  /// The names of the inputs in it.
  public var inputs: [String]
  public var bytes: Int
  public var pages: Int
  public var words: Int
  /// Over all words; nil when no word has one.
  public var meanConfidence: Confidence?
  /// For recognition and this writer together.
  public var seconds: Double
  /// Of these, for this writer alone; nil in reports of older versions.
  public var writingSeconds: Double?
}

/// An input or output that failed.
public struct JobFailure: Codable, Sendable, Hashable {
  /// The name of the input.
  public var input: String
  public var error: RectoError

  public init(input: String, error: RectoError) {
    self.input = input
    self.error = error
  }
}

/// A diagnostic, and whose it is.
public struct JobNote: Codable, Sendable, Hashable {
  /// The names of the document's inputs.
  public var input: String
  /// The format whose writer said it; nil for recognition.
  public var format: String?
  public var diagnostic: Diagnostic

  public init(input: String, format: String? = nil, diagnostic: Diagnostic) {
    self.input = input
    self.format = format
    self.diagnostic = diagnostic
  }
}
