internal import RectoModel

/// The fields of an answer that are read, as Textract names them.
struct TextractAnswer: Decodable {
  let blocks: [Block]
  let modelVersion: String?

  private enum CodingKeys: String, CodingKey {
    case blocks = "Blocks"
    case analyzeVersion = "AnalyzeDocumentModelVersion"
    case detectVersion = "DetectDocumentTextModelVersion"
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    blocks = try fields.decode([Block].self, forKey: .blocks)
    modelVersion =
      try fields.decodeIfPresent(String.self, forKey: .analyzeVersion)
      ?? fields.decodeIfPresent(String.self, forKey: .detectVersion)
  }

  struct Block: Decodable {
    let id: String
    let type: String
    let text: String?
    let textType: String?
    let confidence: Double?
    let geometry: Geometry?
    let relationships: [Relationship]?
    let entityTypes: [String]?
    let selectionStatus: String?
    let rowIndex: Int?
    let columnIndex: Int?
    let rowSpan: Int?
    let columnSpan: Int?
    let page: Int?

    private enum CodingKeys: String, CodingKey {
      case id = "Id"
      case type = "BlockType"
      case text = "Text"
      case textType = "TextType"
      case confidence = "Confidence"
      case geometry = "Geometry"
      case relationships = "Relationships"
      case entityTypes = "EntityTypes"
      case selectionStatus = "SelectionStatus"
      case rowIndex = "RowIndex"
      case columnIndex = "ColumnIndex"
      case rowSpan = "RowSpan"
      case columnSpan = "ColumnSpan"
      case page = "Page"
    }

    func ids(_ type: String) -> [String] {
      (relationships ?? []).filter { $0.type == type }.flatMap { $0.ids ?? [] }
    }
  }

  struct Relationship: Decodable {
    let type: String
    let ids: [String]?

    private enum CodingKeys: String, CodingKey {
      case type = "Type"
      case ids = "Ids"
    }
  }

  struct Geometry: Decodable {
    let box: Box?

    private enum CodingKeys: String, CodingKey {
      case box = "BoundingBox"
    }
  }

  struct Box: Decodable {
    let width: Double
    let height: Double
    let left: Double
    let top: Double

    private enum CodingKeys: String, CodingKey {
      case width = "Width"
      case height = "Height"
      case left = "Left"
      case top = "Top"
    }
  }
}
