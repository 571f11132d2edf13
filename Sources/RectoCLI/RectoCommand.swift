import ArgumentParser
import Recto

@main
struct RectoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recto", abstract: "Turn scans, photos and PDFs into documents.",
    version: "recto \(RectoVersion.current)")
}
