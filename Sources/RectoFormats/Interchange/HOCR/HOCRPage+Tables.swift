internal import Foundation
internal import RectoModel

/// Tables are those of HTML, with the class that hOCR has for them.
extension HOCRPage {
  func write(_ table: Table, of block: Block, depth: Int) {
    var properties = properties(of: block)
    if table.isRuled { properties.set("x_ruled", "1") }
    properties.set("x_grid", "\(table.rowCount) \(table.columnCount) \(table.headerRowCount)")
    line(depth)
    open("table", "ocr_table", id: id(of: block), properties)
    // Places below cells that span rows have no element.
    var covered = [Int](repeating: 0, count: table.columnCount)
    for (row, places) in table.grid.enumerated() {
      line(depth + 1)
      xml.start("tr")
      for (column, cell) in places.enumerated() {
        if let cell {
          for inside in cell.columns { covered[inside] = row + cell.rowSpan }
          write(cell, depth: depth + 2)
        } else if covered[column] <= row {
          line(depth + 2)
          xml.element("td", text: " ")
        }
      }
      line(depth + 1)
      xml.end()
    }
    line(depth)
    xml.end()
  }

  private func write(_ cell: Cell, depth: Int) {
    var properties = HOCRProperties()
    properties.set(box: cell.region.box)
    if let polygon = cell.region.polygon {
      properties.set("poly", numbers: polygon.flatMap { [$0.x, $0.y] })
    }
    properties.set("x_value", text: cell.value?.json)
    line(depth)
    open(cell.isHeader ? "th" : "td", nil, properties)
    if cell.rowSpan > 1 { xml.attribute("rowspan", String(cell.rowSpan)) }
    if cell.columnSpan > 1 { xml.attribute("colspan", String(cell.columnSpan)) }
    for block in cell.blocks { write(block, depth: depth + 1) }
    line(depth)
    xml.end()
  }
}
