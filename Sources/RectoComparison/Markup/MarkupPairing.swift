/// Which nodes between the same ones belong together: cells and rows by the names that they carry, others by the
/// names of elements, in order.
struct MarkupPairing {
  let pairs: [(expected: Int?, actual: Int?)]

  init(_ expected: [MarkupTree.Node], _ actual: [MarkupTree.Node], _ gap: SequenceAlignment.Gap) {
    let keys = gap.actual.map { actual[$0].key }
    var waiting: [String: [Int]] = [:]
    for (offset, key) in keys.enumerated().reversed() {
      waiting[key, default: []].append(gap.actual.lowerBound + offset)
    }
    var (pairs, taken): ([(expected: Int?, actual: Int?)], Set<Int>) = ([], [])
    for index in gap.expected {
      let found = waiting[expected[index].key]?.popLast()
      if let found { taken.insert(found) }
      pairs.append((index, found))
    }
    self.pairs = pairs + gap.actual.filter { !taken.contains($0) }.map { (nil, $0) }
  }
}

extension MarkupTree.Node {
  /// Nodes with the same key may be the same thing, changed.
  fileprivate var key: String {
    guard case .element(let element) = self else { return "#text" }
    let identity: String? =
      switch element.name {
      case "c", "row": element["r"]
      case "w:style": element["w:styleId"]
      case "Override": element["PartName"]
      case "Default": element["Extension"]
      default: nil
      }
    return identity.map { "\(element.name) \($0)" } ?? element.name
  }
}

/// How many of its name an element is among its siblings.
struct SiblingNumbers {
  private var numbers: [Int?] = []
  private var cells: [Int?] = []
  private var inside: [Int] = []
  private var rowsInside: [Int] = []

  init(_ element: MarkupTree) {
    var (counts, cellCount) = ([String: Int](), 0)
    for case .element(let child) in element.content { counts[child.name, default: 0] += 1 }
    var seen: [String: Int] = [:]
    for node in element.content {
      guard case .element(let child) = node else {
        numbers.append(nil)
        cells.append(nil)
        inside.append(0)
        rowsInside.append(0)
        continue
      }
      seen[child.name, default: 0] += 1
      numbers.append(counts[child.name, default: 0] > 1 ? seen[child.name] : nil)
      let isCell = MarkupPath.cellNames.contains(child.name)
      if isCell { cellCount += 1 }
      cells.append(isCell ? cellCount : nil)
      inside.append(child.tableCount)
      rowsInside.append(child.elements.count { MarkupPath.rowNames.contains($0.name) })
    }
  }

  func number(_ index: Int) -> Int? { numbers.indices.contains(index) ? numbers[index] : nil }
  func cell(_ index: Int) -> Int? { cells.indices.contains(index) ? cells[index] : nil }

  /// Rows in the sections of a table before this one.
  func rows(before index: Int) -> Int { rowsInside[..<index].reduce(0, +) }

  /// Tables in these children.
  func tables(in range: Range<Int>) -> Int { inside[range].reduce(0, +) }
}
