import ArgumentParser
import RectoInference
import RectoModel

/// The three options that name a model somewhere: `--llm-url`, `--llm-model` and `--llm-key-file`, and their like.
struct EndpointArguments {
  /// `llm`.
  let name: String
  let url: String?
  let model: String?
  let keyFile: String?

  func validate() throws {
    if (url == nil) != (model == nil) {
      throw ValidationError("--\(name)-url and --\(name)-model go together.")
    }
    if keyFile != nil, url == nil { throw ValidationError("--\(name)-key-file needs --\(name)-url.") }
    if let url, (try? ModelEndpoint(url: url, model: "any")) == nil {
      throw ValidationError("--\(name)-url \(url): it looks like http://localhost:8000/v1.")
    }
  }

  /// nil when none is asked for. Throws when the file of the key can't be read.
  func endpoint() throws(RectoError) -> ModelEndpoint? {
    guard let url, let model else { return nil }
    var key: String?
    if let keyFile { key = try ModelEndpoint.key(inFile: keyFile) }
    return try ModelEndpoint(url: url, model: model, key: key)
  }
}
