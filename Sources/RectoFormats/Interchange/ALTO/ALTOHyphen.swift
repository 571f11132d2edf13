internal import RectoModel

/// The printer's hyphen at the end of a line, which ALTO takes out of its word.
struct ALTOHyphen {
  var part: String
  var hyphen: String
  var partBox: Rect
  var hyphenBox: Rect

  /// nil where the line doesn't end so, or where its last word can't be cut.
  init?(_ line: TextLine) {
    guard line.endsHyphenated, let word = line.words.last, word.glyphs.isEmpty else { return nil }
    let text = word.text.cleaned
    guard text == word.text, text.endsInHyphen, let last = text.last else { return nil }
    part = String(text.dropLast())
    hyphen = String(last)
    let box = word.box
    let share = (box.width / Double(text.count)).settled
    guard share > 0 else { return nil }
    partBox = box
    hyphenBox = box
    partBox.width = (box.width - share).settled
    hyphenBox.width = share
    if line.direction == .rightToLeft {
      partBox.x = (box.x + share).settled
    } else {
      hyphenBox.x = (box.x + partBox.width).settled
    }
  }
}
