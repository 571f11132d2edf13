internal import RectoModel

/// Lines of a block that become one paragraph of a text box.
struct TextPiece {
  var lines: [TextLine]
  /// Text that is not made of the words: code with its indents, a formula.
  var text: String?
  var isCode = false
  var bullet: SlideBullet?
  /// A marker that stands as text.
  var marker = ""
  /// Where its marker begins, in page units.
  var markerLeft: Double?
  var level = 0
  /// It is in a list, and begins where it does on the page.
  var isIndented = false
  var alignment: Paragraph.Alignment?

  init(_ lines: [TextLine], alignment: Paragraph.Alignment? = nil) {
    self.lines = lines
    self.alignment = alignment
  }

  var isEmpty: Bool {
    marker.isEmpty && (text.map(\.isEmpty) ?? lines.cleanRunningText.isEmpty)
  }

  /// Lines that have a place.
  var placedLines: [TextLine] { lines.filter { !$0.words.isEmpty && !$0.box.isEmpty } }
}

/// The text of a block, paragraph by paragraph, and what stands in it that is no text.
struct TextPieces {
  private(set) var pieces: [TextPiece] = []
  /// Tables, pictures, formulas and rules.
  private(set) var others: [Block] = []
  /// How many lists are round it.
  private var depth = 0

  init(_ blocks: [Block]) {
    for block in blocks { add(block) }
    pieces.removeAll(where: \.isEmpty)
  }

  private mutating func add(_ block: Block) {
    switch block.content {
    case .paragraph(let paragraph), .header(let paragraph), .footer(let paragraph):
      add(TextPiece(paragraph.lines, alignment: paragraph.alignment))
    case .heading(let heading):
      add(TextPiece(heading.paragraph.lines, alignment: heading.paragraph.alignment))
    case .caption(let caption):
      add(TextPiece(caption.paragraph.lines, alignment: caption.paragraph.alignment))
    case .footnote(let note):
      var piece = TextPiece(note.paragraph.lines)
      piece.marker = note.marker.cleaned
      piece.markerLeft = note.markerBox?.minX
      piece.isIndented = true
      add(piece)
    case .list(let list): add(list, region: block.region.box)
    case .code(let code):
      for (line, text) in zip(code.lines, code.indentedLines) {
        var piece = TextPiece([line])
        piece.text = text
        piece.isCode = true
        add(piece)
      }
    case .table, .figure, .formula, .separator: others.append(block)
    }
  }

  private mutating func add(_ piece: TextPiece) {
    var piece = piece
    if depth > 0, piece.bullet == nil {
      // A paragraph of a deeper level doesn't end the numbers round it.
      piece.level = min(depth, 8)
      piece.isIndented = true
    }
    pieces.append(piece)
  }

  private mutating func add(_ list: List, region: Rect) {
    let markers = ListMarkers(list)
    var counted: (format: MarkerFormat, start: Int, next: Int)?
    for (index, item) in list.items.enumerated() {
      var first = TextPiece([])
      if let format = markers.formats[index] {
        let number = markers.numbers[index] ?? 1
        if counted?.format != format || counted?.next != number { counted = (format, number, number) }
        counted?.next += 1
        first.bullet = SlideBullet(format, number: counted?.start ?? number)
      }
      if first.bullet == nil { first.marker = item.marker?.cleaned ?? "\(index + 1)." }
      first.markerLeft = item.markerBox?.minX ?? region.minX
      add(item, first)
    }
  }

  /// Its first paragraph has the marker.
  private mutating func add(_ item: ListItem, _ first: TextPiece) {
    var (first, rest) = (first, item.blocks[...])
    if let block = rest.first, case .paragraph(let paragraph) = block.content {
      first.lines = paragraph.lines
      rest.removeFirst()
    }
    first.level = min(depth, 8)
    first.isIndented = true
    if !first.isEmpty { pieces.append(first) }
    depth += 1
    for block in rest { add(block) }
    depth -= 1
  }
}
