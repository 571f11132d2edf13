import RectoModel

/// Counts what speaks for a paragraph being a heading.
struct HeadingPoints {
  let type: DocumentType

  /// Enough of them make a heading.
  static let needed = 3

  /// What the layout model saw in the place: a title, or the page's head or foot.
  enum Seen: Sendable, Hashable { case title, edge }

  /// nil for what can't be one: long text, or none.
  func points(
    of block: MeasuredBlock, spaceBefore: Double, spaceAfter: Double, seen: Seen? = nil
  ) -> Int? {
    let text = block.text
    guard block.isParagraph, block.lines.count <= 3, text.count <= 160, !block.isSideways, type.body > 0,
      text.contains(where: \.isLetter), let first = text.first, let last = text.last, !isEntry(text),
      !isAddress(text), !isDoubtful(block)
    else { return nil }
    // A hand writes larger and smaller as it comes.
    var points = block.isHandwritten ? 0 : sizePoints(block.size / type.body)
    if let seen { points += seen == .title ? 3 : -3 }
    if block.isBold, type.boldShare < 0.4 { points += 2 }
    if block.isCapitals { points += 1 }
    if block.isCentred, block.isCapitals || block.isBold, type.centredShare < 0.3 { points += 2 }
    if isTotal(block) { points -= 3 }
    // "2.2 The supplier shall:" begins a list.
    if let number = number(of: block), text.count < 90, last != ":" || block.isBold {
      points += self.points(of: number, block)
    }
    if spaceBefore > 0.4 { points += 1 }
    if spaceBefore > 0.2, spaceAfter > 0.2 { points += 1 }
    // In the midst of a text.
    if spaceBefore < 0.15, spaceAfter < 0.15, !block.isBold, !block.isCentred { points -= 2 }
    if ".,;。、，".contains(last), !block.isCapitals { points -= 2 }
    if first.isLowercase { points -= 2 }
    let (letters, marks) = text.reduce(into: (0, 0)) { counts, character in
      if character.isLetter { counts.0 += 1 } else if !character.isWhitespace { counts.1 += 1 }
    }
    if letters < marks { points -= 2 }
    if letters < 3, text.unicodeScalars.allSatisfy({ !$0.isWrittenWithoutBlanks }) { points -= 2 }
    return points
  }

  func number(of block: MeasuredBlock) -> HeadingNumber? {
    HeadingNumber(block.lines.prefix(1).flatMap { $0.line.words.map(\.text) })
  }

  private func points(of number: HeadingNumber, _ block: MeasuredBlock) -> Int {
    if number.isArabic, number.depth > 1 { return 2 }
    return number.isArabic || number.isNamed || block.isBold || block.isCapitals ? 1 : 0
  }

  private func sizePoints(_ ratio: Double) -> Int {
    if ratio >= 1.35 { return 3 }
    if ratio >= (type.hasFonts ? 1.12 : 1.22) { return 2 }
    return ratio < 0.93 ? -2 : 0
  }

  /// "TOTAL $821.14": short text that ends with an amount.
  private func isTotal(_ block: MeasuredBlock) -> Bool {
    let words = block.lines.flatMap { $0.line.words.map(\.text) }
    guard let last = words.last, words.count > 1, words.count <= 6, last.contains(where: \.isNumber) else {
      return false
    }
    let hasCurrency = words.suffix(2).joined().contains { $0.isCurrencySymbol }
    let parts = last.split { !$0.isNumber }
    let hasCents =
      parts.count > 1 && parts.last?.count == 2 && last.dropLast(2).last.map { ".,".contains($0) } == true
    return number(of: block) == nil && (hasCurrency || hasCents)
  }

  /// Of a mailbox or of the web, alone.
  private func isAddress(_ text: String) -> Bool {
    guard !text.contains(" ") else { return false }
    return text.contains("@") || text.contains("://") || text.lowercased().hasPrefix("www.")
      || text.contains("/") && text.contains(".") && text.allSatisfy(\.isASCII)
  }

  /// The engine was not sure of what it read.
  private func isDoubtful(_ block: MeasuredBlock) -> Bool {
    let sure = block.lines.flatMap { $0.line.words.compactMap(\.confidence?.value) }
    return !sure.isEmpty && sure.reduce(0, +) < 0.5 * Double(sure.count)
  }

  /// A line of a table of contents.
  private func isEntry(_ text: String) -> Bool {
    (text.contains("...") || text.contains(". . .") || text.contains("…")) && text.last?.isNumber == true
  }
}
