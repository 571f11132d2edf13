internal import RectoModel

/// The widths of a table's columns, from the boxes of its cells.
struct ColumnGrid: Sendable, Hashable {
  /// In page units, one a column, each more than 0.
  let widths: [Double]
  let left: Double

  init(_ table: Table, region: Rect) {
    var edges = [[Double]](repeating: [], count: table.columnCount + 1)
    for cell in table.cells where cell.region.box.width > 0 {
      edges[cell.column].append(cell.region.box.minX)
      edges[cell.columns.upperBound].append(cell.region.box.maxX)
    }
    var places = edges.map { list in list.isEmpty ? nil : list.sorted()[list.count / 2] }
    places[0] = places[0].map { min($0, max(region.minX, $0 - region.width)) } ?? region.minX
    places[table.columnCount] = places[table.columnCount] ?? region.maxX
    let filled = Self.filled(places)
    let span = max(filled.last ?? 0, filled[0]) - filled[0]
    let least = max(span, 1) / Double(table.columnCount) * 0.15
    left = filled[0]
    let raw = zip(filled, filled.dropFirst()).map { $1 - $0 }
    // Boxes that make no grid give columns of one width.
    let isGrid = span > 1 && raw.allSatisfy { $0 > -0.05 * span }
    widths =
      isGrid
      ? raw.map { max($0, least) }
      : raw.map { _ in max(region.width, 1) / Double(table.columnCount) }
  }

  /// In twips, so that they are `width` together at most.
  /// `needed` is what the words of a column take: it gets that, where others have room.
  func twips(_ twipsPerUnit: Double, limit: Int, needed: [Int] = []) -> [Int] {
    let natural = widths.map { $0 * twipsPerUnit }
    let total = natural.reduce(0, +)
    let scale = total > Double(limit) || total <= 0 ? Double(limit) / max(total, 1) : 1
    // A little less than the page is the page: cells were measured at their text.
    let full = total * scale > Double(limit) * 0.93 ? Double(limit) / (total * scale) : 1
    let given = natural.map { max(Int($0 * scale * full), 100) }
    return needed.count == given.count ? Self.widened(given, needed, limit: limit) : given
  }

  /// What is too narrow takes from the free room, then from what is wider than its words.
  private static func widened(_ given: [Int], _ needed: [Int], limit: Int) -> [Int] {
    let missing = zip(given, needed).map { max($1 - $0, 0) }
    let wanted = missing.reduce(0, +)
    guard wanted > 0 else { return given }
    let spare = zip(given, needed).map { max($0 - $1, 0) }
    let room = max(limit - given.reduce(0, +), 0)
    let taken = min(max(wanted - room, 0), spare.reduce(0, +))
    let granted = min(wanted, room + taken)
    let total = max(spare.reduce(0, +), 1)
    return given.indices.map { given[$0] + missing[$0] * granted / wanted - spare[$0] * taken / total }
  }

  /// Unknown edges lie evenly between known ones.
  private static func filled(_ places: [Double?]) -> [Double] {
    var result = places.map { $0 ?? 0 }
    var last = 0
    for index in places.indices where places[index] != nil {
      for between in (last + 1)..<max(index, last + 1) {
        let share = Double(between - last) / Double(index - last)
        result[between] = result[last] + (result[index] - result[last]) * share
      }
      last = index
    }
    return result
  }
}
