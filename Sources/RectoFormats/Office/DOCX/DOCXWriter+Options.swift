public import RectoModel

extension DOCXWriter {
  /// What can be set for a DOCX.
  public struct Options: FormatOptions {
    public enum Layout: String, Sendable, Hashable, CaseIterable {
      case flow, exact
    }

    public enum RunningHeads: String, Sendable, Hashable, CaseIterable {
      case omit, keep
    }

    /// Text that flows and is easy to edit, or each block at its place so that pages look like the scan.
    public var layout: Layout
    /// Of flowing text: begin a page where one begins in the source.
    public var hasPageBreaks: Bool
    public var runningHeads: RunningHeads
    /// A table of contents in front.
    public var hasContents: Bool
    /// The scan behind the text of the exact layout.
    public var hasPageImages: Bool
    var doubt: TextSettings.Doubt
    /// Words with less confidence are marked.
    var doubtBelow: Confidence?
    /// A file to take styles, theme and page set-up from.
    public var template: String?

    public static let declarations = [
      OptionDeclaration(
        "layout", .choice(Layout.allCases.map(\.rawValue), default: "flow"),
        help: "Text that flows and is easy to edit, or each block in a frame at its place on the page"),
      OptionDeclaration(
        "page-breaks", .flag(default: false), help: "In flowing text, begin a page where the source does"),
      OptionDeclaration(
        "running-heads", .choice(RunningHeads.allCases.map(\.rawValue), default: "keep"),
        help: "The heads and feet of pages, with fields for their numbers"),
      OptionDeclaration("contents", .flag(default: false), help: "A table of contents in front"),
      OptionDeclaration(
        "page-images", .flag(default: false), help: "In the exact layout, the scan behind the text"),
      OptionDeclaration(
        "mark-uncertain", .choice(TextSettings.Doubt.allCases.map(\.rawValue), default: "none"),
        help: "Mark words that the engine was not sure of"),
      OptionDeclaration(
        "uncertain-below", .integer(1...100, default: 60, unit: "percent"),
        help: "The confidence under which a word is marked"),
      OptionDeclaration(
        "template", .text(default: nil),
        help: "A DOCX file of yours to take styles, theme and page set-up from"),
    ]

    public init(_ values: OptionValues = OptionValues()) throws(RectoError) {
      layout = values.text("layout").flatMap(Layout.init) ?? .flow
      hasPageBreaks = values.flag("page-breaks", default: false)
      runningHeads = values.text("running-heads").flatMap(RunningHeads.init) ?? .keep
      hasContents = values.flag("contents", default: false)
      hasPageImages = values.flag("page-images", default: false)
      doubt = values.text("mark-uncertain").flatMap(TextSettings.Doubt.init) ?? .none
      doubtBelow = Confidence(Double(values.integer("uncertain-below", default: 60)) / 100)
      template = values.text("template")
      if let template { try DOCXTemplate.check(template) }
      if hasPageImages, layout == .flow {
        throw RectoError(
          .unsupportedFeature,
          "docx.page-images needs docx.layout=exact: flowing text doesn't keep to the pages of the scan.")
      }
    }
  }
}
