internal import RectoModel

extension Code {
  /// The lines with their indents: words hold no blanks, so the indents are measured from the boxes, in widths of
  /// an average character.
  var indentedLines: [String] {
    let left = lines.map(\.box.minX).min() ?? 0
    guard let width = characterWidth else { return lines.map(\.cleanText) }
    return lines.map { line in
      let columns = ((line.box.minX - left) / width).rounded()
      // A stray box must not make a line of millions of blanks.
      let indent = columns.isFinite ? Int(min(max(columns, 0), 200)) : 0
      return String(repeating: " ", count: indent) + line.cleanText
    }
  }

  /// The median over the words; nil when no word has a width.
  private var characterWidth: Double? {
    let widths = lines.flatMap(\.words).compactMap { word -> Double? in
      let count = word.text.count
      return count > 0 && word.box.width > 0 ? word.box.width / Double(count) : nil
    }
    return widths.isEmpty ? nil : widths.sorted()[widths.count / 2]
  }
}
