internal import RectoModel

/// The fields of an answer that are read, as Google names them.
struct GoogleAnswer: Decodable {
  let document: Document

  private enum CodingKeys: String, CodingKey {
    case document
  }

  /// The document stands in the answer, or alone.
  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    document = try fields.decodeIfPresent(Document.self, forKey: .document) ?? Document(from: decoder)
  }

  struct Document: Decodable {
    let uri: String?
    let text: String?
    let pages: [Page]
  }

  struct Page: Decodable {
    let pageNumber: Int?
    let dimension: Dimension?
    let detectedLanguages: [Language]?
    let paragraphs: [Element]?
    let lines: [Element]?
    let tokens: [Token]?
    let tables: [Table]?
    let formFields: [Field]?
    let visualElements: [Visual]?
  }

  struct Dimension: Decodable {
    let width: Double?
    let height: Double?
  }

  struct Language: Decodable {
    let languageCode: String?
  }

  struct Element: Decodable {
    let layout: Layout?
  }

  struct Layout: Decodable {
    let textAnchor: Anchor?
    let confidence: Double?
    let boundingPoly: Poly?
  }

  struct Anchor: Decodable {
    let textSegments: [Segment]?
  }

  /// Numbers of 64 bits are strings in Google's JSON; a start at 0 is left out.
  struct Segment: Decodable {
    let range: Range<Int>

    private enum CodingKeys: String, CodingKey {
      case startIndex, endIndex
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      func number(_ key: CodingKeys) throws -> Int {
        if let text = try? fields.decodeIfPresent(String.self, forKey: key) { return Int(text) ?? -1 }
        return try fields.decodeIfPresent(Int.self, forKey: key) ?? 0
      }
      let (start, end) = (try number(.startIndex), try number(.endIndex))
      guard start >= 0, end >= start else {
        throw DecodingError.dataCorruptedError(
          forKey: .endIndex, in: fields, debugDescription: "a segment from \(start) to \(end) can't be")
      }
      range = start..<end
    }
  }

  struct Poly: Decodable {
    let vertices: [Vertex]?
    let normalizedVertices: [Vertex]?
  }

  /// 0 is left out.
  struct Vertex: Decodable {
    let x: Double?
    let y: Double?
  }

  struct Token: Decodable {
    let layout: Layout?
    let detectedBreak: Break?
    let detectedLanguages: [Language]?
    let styleInfo: Style?
  }

  struct Break: Decodable {
    let type: String?
  }

  struct Style: Decodable {
    let fontSize: Double?
    let fontType: String?
    let bold: Bool?
    let italic: Bool?
    let underlined: Bool?
    let strikeout: Bool?
    let subscripted: Bool?
    let superscripted: Bool?
    let smallcaps: Bool?
    let handwritten: Bool?
    let textColor: Color?

    private enum CodingKeys: String, CodingKey {
      case fontSize, fontType, bold, italic, underlined, strikeout, smallcaps, handwritten, textColor
      case subscripted = "subscript"
      case superscripted = "superscript"
    }
  }

  struct Color: Decodable {
    let red: Double?
    let green: Double?
    let blue: Double?
  }

  struct Table: Decodable {
    let layout: Layout?
    let headerRows: [Row]?
    let bodyRows: [Row]?
  }

  struct Row: Decodable {
    let cells: [Cell]?
  }

  struct Cell: Decodable {
    let layout: Layout?
    let rowSpan: Int?
    let colSpan: Int?
  }

  struct Field: Decodable {
    let fieldName: Layout?
    let fieldValue: Layout?
    let valueType: String?
  }

  struct Visual: Decodable {
    let layout: Layout?
    let type: String?
  }
}
