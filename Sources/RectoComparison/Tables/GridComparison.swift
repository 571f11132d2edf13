import RectoModel

/// Compares tables cell by cell. Rows that were put in or taken out don't move the others.
struct GridComparison {
  var part: String?

  func compare(_ expected: [[String]], _ actual: [[String]], into list: inout DifferenceList) {
    let (left, right) = (
      expected.map { $0.map(list.masks.cleaned) }, actual.map { $0.map(list.masks.cleaned) }
    )
    for gap in SequenceAlignment(left, right).gaps {
      for (wanted, found) in gap.pairs {
        if let wanted, let found {
          compare(row: wanted, expected[wanted], actual[found], into: &list)
        } else {
          let place = DifferencePlace(part: part, cell: "row \((wanted ?? found ?? 0) + 1)")
          let (wanted, found) = (wanted.map { expected[$0] }, found.map { actual[$0] })
          list.add(
            .cell, at: place, expected: wanted?.joined(separator: " | "),
            actual: found?.joined(separator: " | "))
        }
      }
    }
  }

  private func compare(row: Int, _ expected: [String], _ actual: [String], into list: inout DifferenceList) {
    for column in 0..<max(expected.count, actual.count) {
      let place = DifferencePlace(part: part, cell: "row \(row + 1), column \(column + 1)")
      let wanted = column < expected.count ? expected[column] : nil
      let found = column < actual.count ? actual[column] : nil
      if let wanted, let found {
        list.compare(.cell, at: place, wanted, found)
      } else {
        list.add(.cell, at: place, expected: wanted, actual: found)
      }
    }
  }
}
