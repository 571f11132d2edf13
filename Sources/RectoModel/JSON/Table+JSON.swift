extension Table: Codable {
  private enum CodingKeys: String, CodingKey {
    case rowCount, columnCount, cells, headerRowCount, isRuled
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let rowCount = try fields.decode(Int.self, forKey: .rowCount)
    let columnCount = try fields.decode(Int.self, forKey: .columnCount)
    let cells = try fields.decode([Cell].self, forKey: .cells)
    let headerRowCount = try fields.decodeIfPresent(Int.self, forKey: .headerRowCount) ?? 0
    let isRuled = try fields.decodeIfPresent(Bool.self, forKey: .isRuled) ?? false
    do {
      try self.init(
        rowCount: rowCount, columnCount: columnCount, cells: cells, headerRowCount: headerRowCount,
        isRuled: isRuled)
    } catch let error {
      throw error.at(element: "$" + decoder.codingPath.jsonPath)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(rowCount, forKey: .rowCount)
    try fields.encode(columnCount, forKey: .columnCount)
    try fields.encode(cells, forKey: .cells)
    if headerRowCount > 0 { try fields.encode(headerRowCount, forKey: .headerRowCount) }
    if isRuled { try fields.encode(true, forKey: .isRuled) }
  }
}

extension Cell: Codable {
  private enum CodingKeys: String, CodingKey {
    case row, column, rowSpan, columnSpan, region, blocks, isHeader, value, fill
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      row: try fields.decode(Int.self, forKey: .row),
      column: try fields.decode(Int.self, forKey: .column),
      rowSpan: try fields.decodeIfPresent(Int.self, forKey: .rowSpan) ?? 1,
      columnSpan: try fields.decodeIfPresent(Int.self, forKey: .columnSpan) ?? 1,
      region: try fields.decode(Region.self, forKey: .region),
      blocks: try fields.decode([Block].self, forKey: .blocks),
      isHeader: try fields.decodeIfPresent(Bool.self, forKey: .isHeader) ?? false,
      value: try fields.decodeIfPresent(CellValue.self, forKey: .value),
      fill: try fields.decodeIfPresent(RGBColor.self, forKey: .fill))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(row, forKey: .row)
    try fields.encode(column, forKey: .column)
    if rowSpan > 1 { try fields.encode(rowSpan, forKey: .rowSpan) }
    if columnSpan > 1 { try fields.encode(columnSpan, forKey: .columnSpan) }
    try fields.encode(region, forKey: .region)
    try fields.encode(blocks, forKey: .blocks)
    if isHeader { try fields.encode(true, forKey: .isHeader) }
    try fields.encodeIfPresent(value, forKey: .value)
    try fields.encodeIfPresent(fill, forKey: .fill)
  }
}
