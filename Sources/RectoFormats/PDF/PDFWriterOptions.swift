public import RectoModel
internal import RectoPDF

extension PDFWriter {
  /// What can be set for a PDF.
  public struct Options: FormatOptions {
    /// Write the text layer.
    public var hasText: Bool
    var rightToLeft: RightToLeftOrder
    /// nil for the best that the pictures of drawn pages allow, and for what kept pages have.
    var standard: PDFStandard?
    var outline: PDFOutline.Choice
    /// For viewing while it is loaded over a network.
    public var isLinearized: Bool
    /// With which the file opens; nil for no encryption.
    public var password: String?

    public static let declarations = [
      OptionDeclaration(
        "text", .flag(default: true), help: "Lay the recognised text, invisible, over the pictures"),
      OptionDeclaration(
        "rtl-order", .choice(RightToLeftOrder.allCases.map(\.rawValue), default: "visual"),
        help:
          "Order of Arabic and Hebrew in the file: visual for Chrome, Firefox and Poppler, logical for MuPDF"),
      OptionDeclaration(
        "standard", .choice(["auto"] + PDFStandard.allCases.map(\.rawValue), default: "auto"),
        help: "What the file keeps to; auto is pdf/a-2u for images, where they allow it, and none for PDF"),
      OptionDeclaration(
        "outline", .choice(PDFOutline.Choice.allCases.map(\.rawValue), default: "auto"),
        help: "Bookmarks from the headings; auto is for two headings and more, and no bookmarks yet"),
      OptionDeclaration(
        "linearize", .flag(default: false), help: "Arrange the file for viewing while it is loaded"),
      OptionDeclaration(
        "encrypt", .text(default: nil),
        help: "Encrypt with AES-256, to open with this password; such files differ each time"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      hasText = values.flag("text", default: true)
      rightToLeft = values.text("rtl-order").flatMap(RightToLeftOrder.init) ?? .visual
      standard = values.text("standard").flatMap(PDFStandard.init)
      outline = values.text("outline").flatMap(PDFOutline.Choice.init) ?? .auto
      isLinearized = values.flag("linearize", default: false)
      password = values.text("encrypt")
    }
  }
}
