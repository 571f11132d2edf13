import ArgumentParser
import RectoInference
import RectoModel

/// A language model that answers questions in place of the built-in search, and translates in place of Apertium.
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

  private var arguments: EndpointArguments {
    EndpointArguments(name: "llm", url: llmURL, model: llmModel, keyFile: llmKeyFile)
  }

  func validate() throws { try arguments.validate() }

  /// nil when none is asked for. Throws when the file of the key can't be read.
  func endpoint() throws(RectoError) -> ModelEndpoint? { try arguments.endpoint() }
}
