import ArgumentParser

/// What is told on standard error.
struct LogOptions: ParsableArguments {
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Flag(name: [.short, .long], help: "Tell errors only (default: off).")
  var quiet = false

  @Option(
    help: ArgumentHelp("Messages as text, or as one JSON object a line.", valueName: "form"))
  var log = Form.text
}
