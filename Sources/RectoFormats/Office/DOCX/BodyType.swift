internal import RectoModel

/// The type that most of a document is set in.
struct BodyType: Sendable, Hashable {
  /// In half points.
  var size: Int
  /// One that every Office program has.
  var fontName: String
  /// Sizes of words are known and not only guessed from their heights.
  var isMeasured: Bool
  /// Of the title and of headings from level 1 to 6, in half points: as most of them are in the document, where that is
  /// known.
  var headingSizes: [Int]
  /// No font is known, and it is set as by a typewriter: all of it has one size.
  var isTyped: Bool
  /// What sizes as measured are multiplied with, so that the body is of a size to work with.
  var scanFactor = 1.0

  init(_ tally: Tally) {
    if let size = tally.commonSize {
      self.size = min(max(tally.likelySize(size), 14), 32)
      scanFactor = Double(self.size) / Double(max(size, 1))
      isMeasured = true
    } else {
      size = tally.sizeByHeight.map { min(max($0, 17), 25) } ?? 22
      isMeasured = false
    }
    isTyped = tally.commonFont == nil && tally.isTyped
    fontName = tally.commonFont ?? (isTyped ? FontFamily.mono : .serif).rawValue
    headingSizes = Self.usualHeadings
    guard isMeasured else { return }
    var most = Int.max
    for place in headingSizes.indices {
      if let seen = tally.commonHeading(place) {
        headingSizes[place] = min(max(Int((Double(seen) * scanFactor).rounded()), size), 144)
      } else {
        headingSizes[place] = max(min(headingSizes[place], most), size)
      }
      most = min(most, headingSizes[place])
    }
  }

  private static let usualHeadings = [44, 32, 28, 26, 24, 22, 22]

  /// A line of letters that go up and down is this much of its size high.
  static let heightOfLine = 0.92

  /// What pages have of each size, which all together decide.
  struct Tally {
    private(set) var title = TitleSearch()
    private var sizes: [Int: Int] = [:]
    /// By level, 0 for what may be the title.
    private var headings: [Int: [Int: Int]] = [:]
    private var fonts: [FontFamily: Int] = [:]
    private var heights: [Double] = []
    private var pitch = FixedPitch()

    /// To be called for each page in turn.
    mutating func add(_ page: Page, scale: Double) {
      for block in page.blocks {
        title.add(block)
        if case .heading(let heading) = block.content {
          add(heading, level: block.id == title.candidate ? 0 : heading.level)
        }
        guard case .paragraph(let paragraph) = block.content else { continue }
        for line in paragraph.lines {
          pitch.add(line)
          heights.append(page.resolution.points(line.letterHeight).value * scale)
          for word in line.words { add(word) }
        }
      }
    }

    private mutating func add(_ heading: Heading, level: Int) {
      for word in heading.paragraph.lines.flatMap(\.words) {
        guard let size = Self.halfPoints(of: word) else { continue }
        headings[level, default: [:]][size, default: 0] += word.text.count
      }
    }

    private static func halfPoints(of word: Word) -> Int? {
      guard let size = word.style?.fontSize?.value, size.isFinite, (2...200).contains(size) else {
        return nil
      }
      return Int((size * 2).rounded())
    }

    private mutating func add(_ word: Word) {
      if let size = Self.halfPoints(of: word) { sizes[size, default: 0] += word.text.count }
      if let family = word.style?.fontName.flatMap(FontFamily.init(named:)) {
        fonts[family, default: 0] += word.text.count
      }
    }

    var isTyped: Bool { pitch.isFixed }

    var commonSize: Int? { Self.common(sizes) }

    /// Level 0 is the title, which is a heading of level 1 in documents that have others.
    func commonHeading(_ level: Int) -> Int? {
      if title.found != nil { return headings[level].flatMap(Self.common) }
      if level == 0 { return nil }
      var sizes = headings[level] ?? [:]
      if level == 1 { sizes.merge(headings[0] ?? [:]) { $0 + $1 } }
      return Self.common(sizes)
    }

    /// The smaller of two that are as common.
    private static func common(_ sizes: [Int: Int]) -> Int? {
      sizes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    var commonFont: String? {
      fonts.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key.rawValue
    }

    /// In half points.
    var sizeByHeight: Int? {
      heights.isEmpty ? nil : Int((heights.sorted()[heights.count / 2] * 2 / heightOfLine).rounded())
    }

    /// What an engine takes for the size on a scan, unless the lines are far from as high.
    func likelySize(_ size: Int) -> Int {
      guard commonFont == nil, let limit = sizeByHeight, size * 10 > limit * 13 else { return size }
      return limit
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
