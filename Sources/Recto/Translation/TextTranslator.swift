public import RectoModel

/// Puts texts into another language. From any task.
public protocol TextTranslator: Sendable {
  /// For what can be told before the work. Languages are codes of ISO 639 of any length; `source` is nil for an unknown
  /// one. Throws `.unsupportedFeature` that tells what there is.
  func check(from source: String?, to target: String) throws(RectoError)

  /// One for each text, in order; an empty one where it can't be told. Throws `.unsupportedFeature` as `check` does,
  /// `.engineFailure` when there is no answer, and `.cancelled`.
  func translate(
    _ texts: [String], from source: String, to target: String
  ) async throws(RectoError) -> [String]
}
