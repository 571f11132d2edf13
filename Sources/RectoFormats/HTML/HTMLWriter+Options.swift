public import RectoModel

extension HTMLWriter {
  /// What can be set for HTML.
  public struct Options: FormatOptions {
    public enum Images: String, Sendable, Hashable, CaseIterable {
      case inline, omit
    }

    public enum RunningHeads: String, Sendable, Hashable, CaseIterable {
      case omit, keep
    }

    public var images: Images
    public var runningHeads: RunningHeads

    public static let declarations = [
      OptionDeclaration(
        "images", .choice(Images.allCases.map(\.rawValue), default: "inline"),
        help: "Put pictures into the file, or write only the words in them"),
      OptionDeclaration(
        "running-heads", .choice(RunningHeads.allCases.map(\.rawValue), default: "omit"),
        help: "The heads and feet of pages, which would interrupt the text"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      images = values.text("images").flatMap(Images.init) ?? .inline
      runningHeads = values.text("running-heads").flatMap(RunningHeads.init) ?? .omit
    }
  }
}
