import Recto
import RectoModel

/// A language model of the server's, for the process of a job.
struct RelayedTranslator: TextTranslator {
  let relay: JobRelay

  /// The server has checked it when it took the job.
  func check(from source: String?, to target: String) throws(RectoError) {}

  func translate(
    _ texts: [String], from source: String, to target: String
  ) async throws(RectoError) -> [String] {
    try await relay.ask(.translate(texts, from: source, to: target))
  }
}
