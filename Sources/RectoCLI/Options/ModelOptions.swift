import ArgumentParser
import RectoInference
import RectoModel

/// A language model that answers questions in place of the built-in search.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Address of a language model that speaks the OpenAI protocol: http://localhost:8000/v1 (default: none).",
      valueName: "url"))
  var llmURL: String?

  @Option(help: ArgumentHelp("Its name there (default: none).", valueName: "name"))
  var llmModel: String?

  @Option(help: ArgumentHelp("A file that holds its key (default: no key).", valueName: "file"))
  var llmKeyFile: String?

  func validate() throws {
    if (llmURL == nil) != (llmModel == nil) {
      throw ValidationError("--llm-url and --llm-model go together.")
    }
    if llmKeyFile != nil, llmURL == nil { throw ValidationError("--llm-key-file needs --llm-url.") }
    if let llmURL, (try? ModelEndpoint(url: llmURL, model: "any")) == nil {
      throw ValidationError("--llm-url \(llmURL): it looks like http://localhost:8000/v1.")
    }
  }

  /// nil when none is asked for. Throws when the file of the key can't be read.
  func endpoint() throws(RectoError) -> ModelEndpoint? {
    guard let llmURL, let llmModel else { return nil }
    var key: String?
    if let llmKeyFile { key = try ModelEndpoint.key(inFile: llmKeyFile) }
    return try ModelEndpoint(url: llmURL, model: llmModel, key: key)
  }
}
