import ArgumentParser
import Foundation
import Recto
import RectoModel

struct RectoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recto", abstract: "Turn scans, photos and PDFs into documents.",
    discussion: "recto convert scan.pdf -o searchable.pdf",
    version: "recto \(RectoVersion.current)",
    subcommands: [
      ConvertCommand.self, TablesCommand.self, InspectCommand.self, FormatsCommand.self,
      AskCommand.self, LanguagesCommand.self, ModelsCommand.self, DoctorCommand.self, CompareCommand.self,
      GoldenCommand.self, WatchCommand.self, ServeCommand.self, TokenCommand.self,
    ])

  /// Runs a command line. Returns the exit code; whatever is to be said is printed.
  static func execute(_ arguments: [String], console: Console = .process) async -> Int32 {
    await Console.$current.withValue(console) {
      do {
        var command = try parseAsRoot(try completed(arguments))
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
        return ExitCodes.success
      } catch {
        return report(error, on: console)
      }
    }
  }

  /// With what is set elsewhere than on the command line.
  private static func completed(_ arguments: [String]) throws -> [String] {
    guard arguments.first == ServeCommand.name else { return arguments }
    return try ServeArguments(environment: ProcessInfo.processInfo.environment).completed(arguments)
  }

  private static func report(_ error: any Error, on console: Console) -> Int32 {
    switch error {
    case let error as RectoError:
      console.printError("recto: \(error)")
      return ExitCodes.code(of: error.code)
    case let exit as ExitCode:
      return exit.rawValue
    case _ where exitCode(for: error) == .success:
      console.print(fullMessage(for: error, columns: Self.helpColumns))
      return ExitCodes.success
    default:
      let message = fullMessage(for: error, columns: Self.helpColumns)
      console.printError(message.hasPrefix("Error: ") ? "recto: \(message.dropFirst(7))" : message)
      return ExitCodes.usage
    }
  }

  /// The same on every terminal.
  private static let helpColumns = 100
}
