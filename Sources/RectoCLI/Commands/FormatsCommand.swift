import ArgumentParser
import Recto
import RectoFormats
import RectoModel
import RectoRecognition

struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats, their endings and their options.")

  func run() {
    let console = Console.current
    console.print("Reads  " + InputKind.allCases.map(\.name).joined(separator: ", "))
    console.print(
      "       Office files by way of LibreOffice: "
        + OfficeKind.allCases.map(\.rawValue).joined(separator: ", "))
    for reader in FormatRegistry.readers { console.print("       " + reader.format.line) }
    console.print("")
    console.print("Writes, with the options that --option takes")
    for writer in FormatRegistry.writers {
      console.print("  " + writer.format.line)
      for option in writer.options {
        console.print("         " + "\(writer.format.id).\(option.key)".padded(to: 22) + option.line)
      }
    }
  }
}

extension Format {
  fileprivate var line: String {
    let endings = fileExtensions.map { "." + $0 }.joined(separator: " ")
    return "\(id.padded(to: 6)) \(endings.padded(to: 18)) \(name): \(summary)"
  }
}

extension OptionDeclaration {
  fileprivate var line: String { "\(help): \(expectation)" }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
