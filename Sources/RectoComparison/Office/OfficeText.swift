import RectoModel

/// The words of an Office file, paragraph by paragraph and cell by cell: what is compared when only text counts.
struct OfficeText {
  struct Piece {
    var place: DifferencePlace
    var text: String
  }

  private(set) var pieces: [Piece] = []
  private var length = 0

  /// Cells may share one string: few bytes can mean much text.
  private static let longest = 256 << 20

  init(_ file: ComparedFile) throws(RectoError) {
    let package = try PackageFile(file)
    let workbook = file.kind == .xlsx ? try WorkbookContent(package) : nil
    for part in package.parts where Self.hasText(part, file.kind) {
      let tree = try package.markup(of: part)
      if let workbook, let sheet = workbook.sheets[part] {
        try addCells(workbook.resolved(tree), sheet: sheet, part: part)
      } else {
        var (path, tables) = (MarkupPath(), 0)
        path = path.into(root: tree, tables: &tables)
        addParagraphs(of: tree, at: path, part: part, tables: &tables)
      }
    }
  }

  private static func hasText(_ part: String, _ kind: FileKind) -> Bool {
    guard part.hasSuffix(".xml") else { return false }
    switch kind {
    case .docx:
      let file = part.split(separator: "/").last ?? ""
      return part.hasPrefix("word/")
        && ["document", "header", "footer", "footnotes", "endnotes", "comments"].contains {
          file.hasPrefix($0)
        }
    case .xlsx: return part.hasPrefix("xl/worksheets/")
    case .pptx: return part.hasPrefix("ppt/slides/") || part.hasPrefix("ppt/notesSlides/")
    default: return true
    }
  }

  private mutating func addCells(_ tree: MarkupTree, sheet: String, part: String) throws(RectoError) {
    for row in tree.elements.first(where: { $0.name == "sheetData" })?.elements ?? [] {
      for cell in row.elements where cell.hasText {
        let place = DifferencePlace(part: part, cell: "\(sheet)!\(cell["r"] ?? "")")
        let text = cell.text
        length += text.utf8.count
        guard length <= Self.longest else {
          throw RectoError(.limitExceeded, "The cells hold more than \(Self.longest >> 20) MB of text.")
        }
        pieces.append(Piece(place: place, text: text))
      }
    }
  }

  private mutating func addParagraphs(
    of tree: MarkupTree, at path: MarkupPath, part: String, tables: inout Int
  ) {
    if ["w:p", "a:p", "p"].contains(tree.name) {
      let text = Self.words(of: tree)
      guard !text.isEmpty else { return }
      let place = DifferencePlace(part: part, cell: path.cell, path: path.text)
      pieces.append(Piece(place: place, text: text))
      return
    }
    let numbers = SiblingNumbers(tree)
    for (index, node) in tree.content.enumerated() {
      guard case .element(let child) = node else { continue }
      let inner = path.into(child, index, of: numbers, tables: &tables)
      addParagraphs(of: child, at: inner, part: part, tables: &tables)
    }
  }

  /// Runs together; breaks and tabs are blanks.
  private static func words(of tree: MarkupTree) -> String {
    var text = ""
    for node in tree.content {
      switch node {
      case .text(let found): text += found
      case .element(let element):
        let isBlank = ["w:br", "w:tab", "a:br", "w:cr"].contains(element.name)
        if ["w:instrText", "w:delText", "w:pPr", "a:pPr"].contains(element.name) { continue }
        text += isBlank ? " " : words(of: element)
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func compare(_ other: OfficeText, into list: inout DifferenceList) {
    let (left, right) = (
      pieces.map { list.masks.cleaned($0.text) }, other.pieces.map { list.masks.cleaned($0.text) }
    )
    for gap in SequenceAlignment(left, right).gaps {
      for (wanted, found) in gap.pairs {
        guard let place = wanted.map({ pieces[$0].place }) ?? found.map({ other.pieces[$0].place }) else {
          continue
        }
        list.add(
          place.cell == nil ? .text : .cell, at: place, expected: wanted.map { pieces[$0].text },
          actual: found.map { other.pieces[$0].text })
      }
    }
  }
}
