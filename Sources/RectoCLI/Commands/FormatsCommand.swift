import ArgumentParser
import RectoFormats
import RectoModel
import RectoRecognition

struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "List the formats, their endings and their options.")

  func run() {
    let console = Console.current
    console.print("Input:   " + InputKind.allCases.map(\.name).joined(separator: ", "))
    console.print(
      "         "
        + FormatRegistry.readers.map { "\($0.format.name) (\($0.format.summary))" }
        .joined(separator: ", "))
    console.print("Output:")
    for writer in FormatRegistry.writers {
      let format = writer.format
      let endings = format.fileExtensions.map { "." + $0 }.joined(separator: " ")
      console.print(
        "  \(format.id.padded(to: 6)) \(endings.padded(to: 18)) \(format.name): \(format.summary)")
      for option in writer.options { console.print("         \(format.id).\(option.key)=\(option.line)") }
    }
  }
}

extension OptionDeclaration {
  fileprivate var line: String { "VALUE  \(help): \(expectation)" }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
