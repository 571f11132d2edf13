import ArgumentParser
import RectoInference
import RectoModel

/// A vision model that reads pages after the local engine.
struct VisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Address of a vision model that speaks the OpenAI protocol and reads pages, too; its words stand where the "
        + "local engine saw them, or ink (default: none).", valueName: "url"))
  var visionURL: String?

  @Option(help: ArgumentHelp("Its name there (default: none).", valueName: "name"))
  var visionModel: String?

  @Option(help: ArgumentHelp("A file that holds its key (default: no key).", valueName: "file"))
  var visionKeyFile: String?

  private var arguments: EndpointArguments {
    EndpointArguments(name: "vision", url: visionURL, model: visionModel, keyFile: visionKeyFile)
  }

  func validate() throws { try arguments.validate() }

  /// nil when none is asked for. Throws when the file of the key can't be read.
  func endpoint() throws(RectoError) -> ModelEndpoint? { try arguments.endpoint() }
}
