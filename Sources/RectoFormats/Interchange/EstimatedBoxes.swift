internal import RectoModel

/// Where the words of a line stand, for files that only tell where the line is.
enum EstimatedBoxes {
  /// As wide as their characters are many, in reading order, with room for `gap` characters between them.
  static func boxes(
    of texts: [String], in box: Rect, _ direction: WritingDirection, gap: Double = 1
  ) -> [Rect] {
    let letters = Double(texts.reduce(0) { $0 + $1.count })
    let total = letters + gap * Double(texts.count - 1)
    var done = 0.0
    return texts.map { text in
      let (start, share) = (done / total, Double(text.count) / total)
      done += Double(text.count) + gap
      switch direction {
      case .leftToRight:
        return Rect(x: box.x + start * box.width, y: box.y, width: share * box.width, height: box.height)
          .settled
      case .rightToLeft:
        return Rect(
          x: box.maxX - (start + share) * box.width, y: box.y, width: share * box.width, height: box.height
        ).settled
      case .topToBottom:
        return Rect(x: box.x, y: box.y + start * box.height, width: box.width, height: share * box.height)
          .settled
      }
    }
  }

  /// The same in whole units: formats that know no fractions give them back as they were.
  static func wholeBoxes(
    of texts: [String], in box: Rect, _ direction: WritingDirection, gap: Double = 1
  ) -> [Rect] {
    boxes(of: texts, in: box, direction, gap: gap).map { box in
      Rect(
        left: box.minX.rounded(), top: box.minY.rounded(), right: box.maxX.rounded(),
        bottom: box.maxY.rounded())
    }
  }
}
