internal import RectoModel

/// The type that most of a document is set in.
struct BodyType: Sendable, Hashable {
  /// In half points.
  var size: Int
  /// One that every Office program has.
  var fontName: String
  /// Sizes of words are known and not only guessed from their heights.
  var isMeasured: Bool

  init(_ document: Document, scale: (Page) -> Double) {
    var tally = Tally()
    for page in document.pages { tally.add(page, scale: scale(page)) }
    if let size = tally.commonSize {
      self.size = min(max(size, 14), 32)
      isMeasured = true
    } else {
      size = tally.medianHeight.map { min(max(Int(($0 * 2 / Self.heightOfLine).rounded()), 17), 25) } ?? 22
      isMeasured = false
    }
    fontName = tally.commonFont ?? FontFamily.serif.rawValue
  }

  /// A line of letters that go up and down is this much of its size high.
  static let heightOfLine = 0.92

  private struct Tally {
    private var sizes: [Int: Int] = [:]
    private var fonts: [FontFamily: Int] = [:]
    private var heights: [Double] = []
    private var words = 0

    mutating func add(_ page: Page, scale: Double) {
      for block in page.blocks {
        guard case .paragraph(let paragraph) = block.content else { continue }
        for line in paragraph.lines {
          heights.append(page.resolution.points(line.box.height).value * scale)
          for word in line.words { add(word) }
        }
      }
    }

    private mutating func add(_ word: Word) {
      words += 1
      if let size = word.style?.fontSize?.value, size.isFinite, (2...200).contains(size) {
        sizes[Int((size * 2).rounded()), default: 0] += word.text.count
      }
      if let family = word.style?.fontName.flatMap(FontFamily.init(named:)) {
        fonts[family, default: 0] += word.text.count
      }
    }

    /// The smaller of two that are as common.
    var commonSize: Int? {
      sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    var commonFont: String? {
      fonts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key.rawValue
    }

    /// In points.
    var medianHeight: Double? {
      heights.isEmpty ? nil : heights.sorted()[heights.count / 2]
    }
  }
}

/// Fonts that every Office program has or has a twin of.
enum FontFamily: String, Sendable, Hashable, CaseIterable {
  case serif = "Times New Roman"
  case sans = "Arial"
  case mono = "Courier New"

  /// For a font as PDF names it: `ABCDEF+Helvetica-Bold`. nil when it can't be told.
  init?(named name: String) {
    let plain = name.lowercased().filter(\.isLetter)
    let has = { (parts: [String]) in parts.contains { plain.contains($0) } }
    if has(["courier", "mono", "consol", "typewriter", "menlo"]) {
      self = .mono
    } else if has([
      "arial", "helvetica", "sans", "calibri", "verdana", "tahoma", "carlito", "segoe", "roboto",
      "univers", "frutiger", "futura", "myriad", "gothic",
    ]) {
      self = .sans
    } else if has([
      "times", "serif", "roman", "georgia", "garamond", "palatino", "minion", "cambria", "book",
      "century", "baskerville", "caslon", "bodoni", "cmr", "mincho", "song",
    ]) {
      self = .serif
    } else {
      return nil
    }
  }
}
