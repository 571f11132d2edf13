public import RectoFormats
import RectoModel

/// A registered format, for `assertGolden`.
public struct GoldenFormat: Sendable, Hashable, ExpressibleByStringLiteral {
  /// As `FormatRegistry` has it: `docx`.
  public let id: String

  public init(_ id: String) { self.id = id }
  public init(stringLiteral id: String) { self.init(id) }

  public static let pdf: GoldenFormat = "pdf"
  public static let docx: GoldenFormat = "docx"
  public static let xlsx: GoldenFormat = "xlsx"
  public static let pptx: GoldenFormat = "pptx"
  public static let html: GoldenFormat = "html"
  public static let markdown: GoldenFormat = "md"
  public static let csv: GoldenFormat = "csv"
  public static let json: GoldenFormat = "json"
  public static let text: GoldenFormat = "txt"
  public static let hocr: GoldenFormat = "hocr"
  public static let alto: GoldenFormat = "alto"
  public static let page: GoldenFormat = "page"
  public static let tsv: GoldenFormat = "tsv"

  /// Throws `.unsupportedFeature` when there is none.
  public var writer: WriterEntry {
    get throws(RectoError) {
      guard let writer = FormatRegistry.writer(id: id) else {
        let known = FormatRegistry.writers.map(\.format.id).joined(separator: ", ")
        throw RectoError(.unsupportedFeature, "There is no format \"\(id)\"; there are \(known).")
      }
      return writer
    }
  }
}
