import ArgumentParser
import Recto
import RectoInference
import RectoModel
import RectoServer

/// A vision model that reads pages after the local engine.
struct VisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Address of a vision model that speaks the OpenAI protocol and reads pages, too; its words stand where the "
        + "local engine saw them (default: none).", valueName: "url"))
  var visionURL: String?

  @Option(help: ArgumentHelp("Its name there (default: none).", valueName: "name"))
  var visionModel: String?

  @Option(help: ArgumentHelp("A file that holds its key (default: no key).", valueName: "file"))
  var visionKeyFile: String?

  func validate() throws {
    if (visionURL == nil) != (visionModel == nil) {
      throw ValidationError("--vision-url and --vision-model go together.")
    }
    if visionKeyFile != nil, visionURL == nil {
      throw ValidationError("--vision-key-file needs --vision-url.")
    }
    if let visionURL, (try? ModelEndpoint(url: visionURL, model: "any")) == nil {
      throw ValidationError("--vision-url \(visionURL): it looks like http://localhost:8000/v1.")
    }
  }

  /// nil when none is asked for. Throws when the file of the key can't be read.
  func endpoint() throws(RectoError) -> ModelEndpoint? {
    guard let visionURL, let visionModel else { return nil }
    var key: String?
    if let visionKeyFile { key = try ModelEndpoint.key(inFile: visionKeyFile) }
    return try ModelEndpoint(url: visionURL, model: visionModel, key: key)
  }

  /// A converter that reads with it.
  func converter() throws(RectoError) -> Converter {
    var converter = Converter()
    converter.revision = try endpoint().map(VisionReader.init)
    return converter
  }
}
