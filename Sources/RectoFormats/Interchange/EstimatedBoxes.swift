internal import RectoModel

/// Where the words of a line stand, for files that only tell where the line is.
enum EstimatedBoxes {
  /// As wide as their characters are many, blanks between them counted, in reading order.
  static func boxes(of texts: [String], in box: Rect, _ direction: WritingDirection) -> [Rect] {
    let total = Double(texts.reduce(0) { $0 + $1.count } + texts.count - 1)
    var done = 0.0
    return texts.map { text in
      let (start, share) = (done / total, Double(text.count) / total)
      done += Double(text.count) + 1
      switch direction {
      case .leftToRight:
        return Rect(x: box.x + start * box.width, y: box.y, width: share * box.width, height: box.height)
      case .rightToLeft:
        return Rect(
          x: box.maxX - (start + share) * box.width, y: box.y, width: share * box.width, height: box.height)
      case .topToBottom:
        return Rect(x: box.x, y: box.y + start * box.height, width: box.width, height: share * box.height)
      }
    }
  }

  /// The same in whole units: formats that know no fractions give them back as they were.
  static func wholeBoxes(of texts: [String], in box: Rect, _ direction: WritingDirection) -> [Rect] {
    boxes(of: texts, in: box, direction).map { box in
      Rect(
        left: box.minX.rounded(), top: box.minY.rounded(), right: box.maxX.rounded(),
        bottom: box.maxY.rounded())
    }
  }
}
