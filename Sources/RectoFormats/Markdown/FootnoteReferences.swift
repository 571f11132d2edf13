internal import RectoModel

/// Finds the places in the text that the footnotes of a page belong to. Markdown shows a footnote only where
/// something refers to it, so one without a reference stays an ordinary paragraph.
struct FootnoteReferences {
  /// Numbers that are unique in the document, by the footnote's block.
  private(set) var numbers: [BlockID: Int] = [:]
  /// The document, if it was given whole; a word that refers to a footnote has a link to it.
  private(set) var document = Document(pages: [])

  private static let scheme = "recto-footnote:"

  /// For a document whose pages come one after the other.
  init() {}

  init(_ document: Document) {
    var marked = document
    for index in document.pages.indices { marked.pages[index] = self.marked(document.pages[index]) }
    self.document = marked
  }

  /// The page, next in its document; a word that refers to a footnote has a link to it.
  mutating func marked(_ page: Page) -> Page {
    var marked = page
    for block in page.blocks {
      guard case .footnote(let note) = block.content, block.continues == nil, numbers[block.id] == nil
      else { continue }
      let number = numbers.count + 1
      let marker = String(note.marker.cleaned.filter { !".():[]".contains($0) })
      if !marker.isEmpty,
        Self.mark(marker, number: number, in: &marked.blocks, Self.referenceLength)
          || Self.mark(marker, number: number, in: &marked.blocks, Self.gluedLength)
      {
        numbers[block.id] = number
      }
    }
    return marked
  }

  /// The footnote that a word's link stands for; nil for ordinary links.
  static func number(of link: String) -> Int? {
    link.hasPrefix(scheme) ? Int(link.dropFirst(scheme.count)) : nil
  }

  /// How many characters at a word's end refer to a marker; nil when it doesn't.
  private typealias Length = (_ word: Word, _ marker: String) -> Int?

  /// Links the first word that refers to the marker; false when there is none.
  private static func mark(
    _ marker: String, number: Int, in blocks: inout [Block], _ length: Length
  ) -> Bool {
    for index in blocks.indices {
      switch blocks[index].content {
      case .paragraph(var paragraph):
        guard mark(marker, number: number, in: &paragraph.lines, length) else { continue }
        blocks[index].content = .paragraph(paragraph)
        return true
      case .heading(var heading):
        guard mark(marker, number: number, in: &heading.paragraph.lines, length) else { continue }
        blocks[index].content = .heading(heading)
        return true
      case .caption(var caption):
        guard mark(marker, number: number, in: &caption.paragraph.lines, length) else { continue }
        blocks[index].content = .caption(caption)
        return true
      case .list(var list):
        for item in list.items.indices
        where mark(marker, number: number, in: &list.items[item].blocks, length) {
          blocks[index].content = .list(list)
          return true
        }
      case .table, .figure, .formula, .code, .header, .footer, .footnote, .separator: continue
      }
    }
    return false
  }

  private static func mark(
    _ marker: String, number: Int, in lines: inout [TextLine], _ length: Length
  ) -> Bool {
    for line in lines.indices {
      for (index, word) in lines[line].words.enumerated() where word.link == nil {
        guard let count = length(word, marker) else { continue }
        var reference = word
        reference.text = String(word.text.suffix(count))
        reference.link = "\(scheme)\(number)"
        var rest = word
        rest.text = String(word.text.dropLast(count))
        lines[line].words.replaceSubrange(
          index...index, with: rest.text.isEmpty ? [reference] : [rest, reference])
        return true
      }
    }
    return false
  }

  /// How many characters at the word's end refer to the marker: a raised word, raised digits or a symbol.
  private static func referenceLength(in word: Word, to marker: String) -> Int? {
    if word.style?.has(.superscript) == true, word.text == marker { return word.text.count }
    let raised = word.text.reversed().prefix { raisedDigits[$0] != nil }
    if !raised.isEmpty, String(raised.reversed().compactMap { raisedDigits[$0] }) == marker {
      return raised.count
    }
    let isSymbol = marker.allSatisfy { "*†‡§¶".contains($0) }
    return isSymbol && word.text.count > marker.count && word.text.hasSuffix(marker) ? marker.count : nil
  }

  /// On scans, raised digits are read as ordinary ones at the end of their word. "CO2" and "a7" are names.
  private static func gluedLength(in word: Word, to marker: String) -> Int? {
    guard marker.count <= 2, marker.allSatisfy({ $0.isASCII && $0.isNumber }), word.text.hasSuffix(marker)
    else { return nil }
    let rest = word.text.dropLast(marker.count)
    let stem = rest.filter(\.isLetter)
    guard stem.count >= 3, stem.last?.isLowercase == true, !rest.contains(where: \.isNumber),
      rest.last.map({ $0.isLetter || ".,;:!?)”\"’".contains($0) }) == true
    else { return nil }
    return marker.count
  }

  private static let raisedDigits: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
  ]
}
