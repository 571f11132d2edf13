public import RectoModel

extension PPTXWriter {
  /// What can be set for a PPTX.
  public struct Options: FormatOptions {
    public enum Layout: String, Sendable, Hashable, CaseIterable {
      case editable, image
    }

    /// Text boxes, tables and pictures at their places, or the scan of each page as one picture.
    public var layout: Layout
    /// A file to take master, layouts, theme and the size of slides from.
    public var template: String?

    public static let declarations = [
      OptionDeclaration(
        "layout", .choice(Layout.allCases.map(\.rawValue), default: "editable"),
        help: "Text boxes, tables and pictures that can be edited, or the picture of each page"),
      OptionDeclaration(
        "template", .text(default: nil),
        help: "A PPTX file of yours to take master, layouts, theme and size of slides from"),
    ]

    public init(_ values: OptionValues = OptionValues()) throws(RectoError) {
      layout = values.text("layout").flatMap(Layout.init) ?? .editable
      template = values.text("template")
      if let template { _ = try PPTXTemplate(template) }
    }
  }
}
