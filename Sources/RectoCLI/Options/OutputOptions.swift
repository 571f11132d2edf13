import ArgumentParser

/// Where to, and in which formats.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "A file, whose ending names the format; repeatable. A folder, when it ends in / or is one; - is standard output.",
      valueName: "out"))
  var out: [String]

  @Option(
    help: ArgumentHelp(
      "Formats to write from one recognition: pdf,md; see recto formats (default: by the ending).",
      valueName: "formats"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "An option of a format, such as json.pretty=false; repeatable. See recto formats.",
      valueName: "format.key=value"))
  var option: [FormatOption] = []

  var names: [OutputName] {
    let formats = to?.split(separator: ",").map(String.init) ?? []
    return out.map { OutputName(out: $0, formats: formats, options: option) }
  }
}
