internal import RectoModel

/// The fields of an answer that are read, as Azure names them.
struct AzureAnswer: Decodable {
  let result: Result

  private enum CodingKeys: String, CodingKey {
    case analyzeResult
  }

  /// The result stands in the answer, or alone.
  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    result = try fields.decodeIfPresent(Result.self, forKey: .analyzeResult) ?? Result(from: decoder)
  }

  struct Result: Decodable {
    let apiVersion: String?
    let modelId: String?
    let pages: [Page]
    let paragraphs: [Paragraph]?
    let tables: [Table]?
    let keyValuePairs: [Pair]?
    let styles: [Style]?
    let languages: [Language]?
    let figures: [Figure]?
  }

  struct Span: Decodable {
    let offset: Int
    let length: Int

    private enum CodingKeys: String, CodingKey {
      case offset, length
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      // No text is longer.
      offset = min(max(try fields.decode(Int.self, forKey: .offset), 0), 1 << 40)
      length = min(max(try fields.decode(Int.self, forKey: .length), 1), 1 << 40)
    }

    func contains(_ other: Span) -> Bool { other.offset >= offset && other.offset < offset + length }
  }

  struct Page: Decodable {
    let pageNumber: Int
    let angle: Double?
    let width: Double?
    let height: Double?
    let unit: String?
    let words: [Word]?
    let lines: [Line]?
    let selectionMarks: [Mark]?
  }

  struct Word: Decodable {
    let content: String
    let polygon: [Double]?
    let confidence: Double?
    let span: Span
  }

  struct Line: Decodable {
    let spans: [Span]?
  }

  struct Mark: Decodable {
    let state: String
    let polygon: [Double]?
    let confidence: Double?
    let span: Span
  }

  struct Place: Decodable {
    let pageNumber: Int
    let polygon: [Double]?
  }

  struct Paragraph: Decodable {
    let role: String?
    let boundingRegions: [Place]?
    let spans: [Span]?
  }

  struct Table: Decodable {
    let cells: [Cell]
    let boundingRegions: [Place]?
    let caption: Content?
  }

  struct Cell: Decodable {
    let kind: String?
    let rowIndex: Int
    let columnIndex: Int
    let rowSpan: Int?
    let columnSpan: Int?
    let boundingRegions: [Place]?
    let spans: [Span]?
  }

  struct Content: Decodable {
    let boundingRegions: [Place]?
    let spans: [Span]?
  }

  struct Pair: Decodable {
    let key: Content
    let value: Content?
  }

  struct Figure: Decodable {
    let boundingRegions: [Place]?
    let spans: [Span]?
    let caption: Content?
  }

  struct Style: Decodable {
    let isHandwritten: Bool?
    let similarFontFamily: String?
    let fontStyle: String?
    let fontWeight: String?
    let color: String?
    let spans: [Span]?
  }

  struct Language: Decodable {
    let locale: String
    let spans: [Span]?
  }
}
