internal import RectoModel

/// The fields of a Docling document that are read, as Docling names them.
struct DoclingFile: Decodable {
  let version: String?
  let name: String?
  let origin: Origin?
  let body: Node
  let furniture: Node?
  let groups: [Node]?
  let texts: [Node]?
  let tables: [Node]?
  let pictures: [Node]?
  let pairs: [Node]?
  let forms: [Node]?
  let pages: [String: Page]?

  private enum CodingKeys: String, CodingKey {
    case version, name, origin, body, furniture, groups, texts, tables, pictures, pages
    case pairs = "key_value_items"
    case forms = "form_items"
  }

  struct Origin: Decodable {
    let filename: String?
  }

  struct Page: Decodable {
    let size: PageSize?
    let number: Int?

    private enum CodingKeys: String, CodingKey {
      case size
      case number = "page_no"
    }
  }

  struct PageSize: Decodable {
    let width: Double
    let height: Double
  }

  struct Reference: Decodable {
    let path: String

    private enum CodingKeys: String, CodingKey {
      case path = "$ref"
      case old = "cref"
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      path =
        try fields.decodeIfPresent(String.self, forKey: .path) ?? fields.decode(String.self, forKey: .old)
    }
  }

  struct Place: Decodable {
    let page: Int
    let box: Box?

    private enum CodingKeys: String, CodingKey {
      case page = "page_no"
      case box = "bbox"
    }
  }

  struct Box: Decodable {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double
    let origin: String?

    private enum CodingKeys: String, CodingKey {
      case left = "l"
      case top = "t"
      case right = "r"
      case bottom = "b"
      case origin = "coord_origin"
    }
  }

  /// Any item: which fields it has depends on its label.
  struct Node: Decodable {
    let label: String?
    let layer: String?
    let children: [Reference]?
    let places: [Place]?
    let text: String?
    let level: Int?
    let isEnumerated: Bool?
    let marker: String?
    let formatting: Formatting?
    let hyperlink: String?
    let codeLanguage: String?
    let captions: [Reference]?
    let data: TableData?
    let graph: Graph?

    private enum CodingKeys: String, CodingKey {
      case label, children, text, level, marker, formatting, hyperlink, captions, data, graph
      case layer = "content_layer"
      case places = "prov"
      case isEnumerated = "enumerated"
      case codeLanguage = "code_language"
    }
  }

  struct Formatting: Decodable {
    let bold: Bool?
    let italic: Bool?
    let underline: Bool?
    let strikethrough: Bool?
    let script: String?
  }

  struct TableData: Decodable {
    let cells: [Cell]?
    let rows: Int?
    let columns: Int?

    private enum CodingKeys: String, CodingKey {
      case cells = "table_cells"
      case rows = "num_rows"
      case columns = "num_cols"
    }
  }

  struct Cell: Decodable {
    let text: String?
    let box: Box?
    private let firstRow: Int
    private let lastRow: Int
    private let firstColumn: Int
    private let lastColumn: Int
    let isColumnHeader: Bool?
    let isRowHeader: Bool?

    private enum CodingKeys: String, CodingKey {
      case text
      case box = "bbox"
      case firstRow = "start_row_offset_idx"
      case lastRow = "end_row_offset_idx"
      case firstColumn = "start_col_offset_idx"
      case lastColumn = "end_col_offset_idx"
      case isColumnHeader = "column_header"
      case isRowHeader = "row_header"
    }

    var row: Int { firstRow.bounded }
    var endRow: Int { lastRow.bounded }
    var column: Int { firstColumn.bounded }
    var endColumn: Int { lastColumn.bounded }
  }

  /// Keys and values, and which belong together.
  struct Graph: Decodable {
    let cells: [Vertex]?
    let links: [Link]?
  }

  struct Vertex: Decodable {
    let id: Int
    let label: String?
    let text: String?
    let place: Place?

    private enum CodingKeys: String, CodingKey {
      case label, text
      case id = "cell_id"
      case place = "prov"
    }
  }

  struct Link: Decodable {
    let source: Int
    let target: Int

    private enum CodingKeys: String, CodingKey {
      case source = "source_cell_id"
      case target = "target_cell_id"
    }
  }
}
