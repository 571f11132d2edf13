internal import RectoModel

/// A line as it goes into the text layer: the model keeps the markers of list items and footnotes apart, but they are
/// on the page and want to be copied.
struct MarkedLine: Sendable, Hashable {
  var line: TextLine
  /// How many of its first words are markers, the outermost list's first.
  var markers = 0
}

extension Block {
  /// All lines in it, in reading order, with the markers as words.
  var markedLines: [MarkedLine] {
    switch content {
    case .list(let list):
      list.items.flatMap { item in
        item.blocks.flatMap(\.markedLines).marked(with: item.marker, at: item.markerBox)
      }
    case .footnote(let note):
      note.paragraph.lines.map { MarkedLine(line: $0) }.marked(with: note.marker, at: note.markerBox)
    case .table(let table): table.cells.flatMap { $0.blocks.flatMap(\.markedLines) }
    default: content.ownLines.map { MarkedLine(line: $0) }
    }
  }
}

extension [MarkedLine] {
  /// With the marker before the first word: at `box`, or where it usually stands.
  fileprivate func marked(with marker: String?, at box: Rect?) -> [MarkedLine] {
    guard let marker, !marker.isEmpty, let line = first?.line, let word = line.words.first else {
      return self
    }
    var marked = self
    marked[0].line.words.insert(Word(marker, box: box ?? line.markerBox(marker, before: word.box)), at: 0)
    marked[0].markers += 1
    return marked
  }
}

extension TextLine {
  /// Half as wide as high for each character, and half an em away from the word.
  fileprivate func markerBox(_ marker: String, before word: Rect) -> Rect {
    let em = direction == .topToBottom ? word.width : word.height
    let length = em / 2 * Double(marker.unicodeScalars.count)
    return switch direction {
    case .leftToRight:
      Rect(x: word.minX - em / 2 - length, y: word.y, width: length, height: word.height)
    case .rightToLeft: Rect(x: word.maxX + em / 2, y: word.y, width: length, height: word.height)
    case .topToBottom:
      Rect(x: word.x, y: word.minY - em / 2 - length, width: word.width, height: length)
    }
  }
}
