import ArgumentParser
import Foundation
import Logging
import RectoServer
import RectoStore

struct ServeCommand: AsyncParsableCommand {
  static let name = "serve"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Answer OCR requests over HTTP: two published APIs and Recto's own.",
    discussion: """
      recto token create --data ./data --name me
      recto serve --data ./data --port 8080

      Every option can also be set as a variable of the environment, RECTO_SERVE_PORT=8080, or in a file of lines \
      such as port=8080 that --config names. Options win over variables, and variables over the file.
      """)

  @OptionGroup(title: "Server") var options: ServeOptions
  @OptionGroup(title: "Language model for chat and translations") var model: ModelOptions
  @OptionGroup(title: "Vision model for the tier vlm") var vision: VisionOptions

  func run() async throws {
    let console = Console.current
    let folder = try DataFolder(options.folder)
    let lock = try folder.lock()
    let logger = Logger(label: "recto") { _ in ConsoleLogHandler(console: console, isJSON: true) }
    var configuration = options.configuration
    configuration.languageModel = try model.endpoint()
    configuration.visionModel = try vision.endpoint()
    let server = try await RectoServer(configuration, folder: folder, logger: logger) { console.print($0) }
    let host = configuration.host
    try await server.run { console.printError("recto: listening on \(host), port \($0)") }
    withExtendedLifetime(lock) {}
  }
}
