public import RectoModel

extension PPTXWriter {
  /// What can be set for a PPTX.
  public struct Options: FormatOptions {
    public enum Layout: String, Sendable, Hashable, CaseIterable {
      case editable, image
    }

    /// Text boxes, tables and pictures at their places, or the scan of each page as one picture.
    public var layout: Layout

    public static let declarations = [
      OptionDeclaration(
        "layout", .choice(Layout.allCases.map(\.rawValue), default: "editable"),
        help: "Text boxes, tables and pictures that can be edited, or the picture of each page")
    ]

    public init(_ values: OptionValues = OptionValues()) {
      layout = values.text("layout").flatMap(Layout.init) ?? .editable
    }
  }
}
