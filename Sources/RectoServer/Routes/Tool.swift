import RectoModel

/// A preset of the OCR.chat API.
struct Tool: Sendable, Hashable, Encodable {
  var slug: String
  var name: String
  var description: String
  /// The formats that it is for, the main one first.
  var formats: [String]
  /// The engine that it needs.
  var tier = "cpu"
  var needsTargetLanguage = false

  private enum CodingKeys: String, CodingKey {
    case slug, name, description, formats, tier
    case needsTargetLanguage = "needs_translate_to"
  }

  static let all = [
    Tool(
      slug: "image-to-text", name: "Image to text", description: "The text of pictures and scans.",
      formats: ["txt", "md"]),
    Tool(
      slug: "pdf-to-text", name: "PDF to text", description: "The text of a PDF, read where it has none.",
      formats: ["txt", "md"]),
    Tool(
      slug: "extract-tables", name: "Extract tables", description: "Tables as CSV and Excel.",
      formats: ["csv", "xlsx"]),
    Tool(
      slug: "image-to-excel", name: "Image to Excel", description: "Tables of a picture as a workbook.",
      formats: ["xlsx", "csv"]),
    Tool(
      slug: "pdf-to-word", name: "PDF to Word", description: "An editable Word document.",
      formats: ["docx"]),
    Tool(
      slug: "pdf-to-powerpoint", name: "PDF to PowerPoint", description: "A slide for each page.",
      formats: ["pptx"]),
    Tool(
      slug: "searchable-pdf", name: "Searchable PDF", description: "The same pages with text to search.",
      formats: ["pdf"]),
    Tool(
      slug: "handwriting-to-text", name: "Handwriting to text", description: "Needs the vision tier.",
      formats: ["txt", "md"], tier: "vlm"),
    Tool(
      slug: "math-to-latex", name: "Math to LaTeX", description: "Formulas as LaTeX; needs the vision tier.",
      formats: ["md"], tier: "vlm"),
    Tool(
      slug: "translate", name: "Translate", description: "The text in another language.",
      formats: ["txt", "md"], needsTargetLanguage: true),
  ]

  static func named(_ slug: String) throws -> Tool {
    guard let tool = all.first(where: { $0.slug == slug }) else {
      throw ServiceError(
        .badRequest,
        "The tool \"\(slug.prefix(40))\" is unknown; there are \(all.map(\.slug).joined(separator: ", ")).")
    }
    return tool
  }
}
