import RectoModel

extension [TesseractElement] {
  /// Pieces that were found here and there, as lines from top to bottom: those beside each other are one line. Blocks
  /// without words are left out.
  var inRows: [TesseractElement] {
    let pieces = filter { !$0.text.isEmpty }
      .runs { ($0.block, $0.paragraph, $0.line) == ($1.block, $1.paragraph, $1.line) }
      .map { (box: $0.map(\.box).union ?? $0[$0.startIndex].box, elements: Array($0)) }
    let downwards = pieces.indices.sorted { (pieces[$0].box.midY, $0) < (pieces[$1].box.midY, $1) }
    var rows: [[Int]] = []
    for index in downwards {
      if let first = rows.last?.first, pieces[first].box.isLevel(with: pieces[index].box) {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    return rows.enumerated().flatMap { line, row in
      row.sorted { (pieces[$0].box.minX, $0) < (pieces[$1].box.minX, $1) }.flatMap { pieces[$0].elements }
        .map { $0.placed(inLine: line, isWhole: row.count == 1) }
    }
  }
}

extension TesseractElement {
  /// In one block with all others; a line of several pieces has no baseline of its own.
  fileprivate func placed(inLine line: Int, isWhole: Bool) -> TesseractElement {
    var copy = self
    (copy.block, copy.paragraph, copy.line) = (0, 0, line)
    copy.isCentred = false
    if !isWhole {
      copy.baseline = nil
      copy.lineBox = box
    }
    return copy
  }
}

extension [TesseractElement] {
  /// With the words of another reading where this one has none: what stands in pieces loses lone figures, what stands in lines
  /// loses more.
  func adding(_ other: [TesseractElement]) -> [TesseractElement] {
    let boxes = filter { !$0.text.isEmpty }.map(\.box)
    let missing = other.filter { element in
      (element.confidence ?? 0) >= 50 && element.text.contains { $0.isLetter || $0.isNumber }
        && !boxes.contains { $0.intersection(element.box) != nil }
    }
    guard !missing.isEmpty else { return self }
    return (self + missing).inRows
  }
}
