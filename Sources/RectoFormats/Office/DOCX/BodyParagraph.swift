internal import RectoModel

/// What stands in the body of a document, in a cell or in a note, one after the other.
enum BodyItem {
  case paragraph(BodyParagraph)
  case table(BodyTable)

  var isTable: Bool {
    if case .table = self { true } else { false }
  }
}

/// A paragraph as WordprocessingML has it. Lengths are in twips.
struct BodyParagraph: Sendable, Hashable {
  struct Numbering: Sendable, Hashable {
    var id: Int
    /// From 0 on.
    var level: Int
  }

  struct Indent: Sendable, Hashable {
    var start = 0
    var end = 0
    /// Less than 0 hangs.
    var firstLine = 0
  }

  struct Spacing: Sendable, Hashable {
    var before = 0
    /// nil as the style has it.
    var after: Int? = 0
    /// From line to line, whatever the letters; nil as the style has it.
    var line: Int?
  }

  struct Tab: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable {
      case left, center, right
    }

    var kind: Kind
    var position: Int
    var hasDots = false
  }

  var style = NamedStyle.normal
  var keepsWithNext = false
  var startsPage = false
  var frame: TextFrame?
  var numbering: Numbering?
  /// A line below it.
  var hasRule = false
  /// The colour behind the text.
  var fill: String?
  var tabs: [Tab] = []
  var isRightToLeft = false
  var spacing: Spacing?
  var indent: Indent?
  var alignment: Paragraph.Alignment?
  /// The names that links lead to.
  var bookmarks: [String] = []
  /// The heading level that the outline shows, where the style doesn't say it.
  var outlineLevel: Int?
  var runs: [BodyRun]
  /// The section that ends with this paragraph.
  var section: SectionProperties?

  init(_ style: NamedStyle = .normal, _ runs: [BodyRun] = []) {
    self.style = style
    self.runs = runs
  }
}

/// A place on the page that text stands in whatever is round it. In twips from the page's corner.
struct TextFrame: Sendable, Hashable {
  var x: Int
  var y: Int
  var width: Int
  /// nil for as high as the text is.
  var height: Int?
}

/// Text or something in its place, in one format.
struct BodyRun: Sendable, Hashable {
  enum Content: Sendable, Hashable {
    case text(String)
    case lineBreak
    case tab
    case pageNumber
    case pageCount
    /// The number in the footnotes part; a mark of one's own, or nil for Word's numbers.
    case footnoteReference(Int, mark: String?)
    /// The number of the note, in its own text.
    case footnoteMark
    case picture(PlacedPicture)
    case formula(MathList)
  }

  var content: Content
  var format = RunFormat()
  var link: RunLink?
  /// Set when a comment is to say how sure the engine was.
  var doubt: Confidence?

  init(_ content: Content, _ format: RunFormat = RunFormat(), link: RunLink? = nil, doubt: Confidence? = nil)
  {
    self.content = content
    self.format = format
    self.link = link
    self.doubt = doubt
  }
}

/// Where a run leads.
enum RunLink: Sendable, Hashable {
  case external(ExternalTarget)
  case bookmark(String)
  /// Counted from 1.
  case page(Int)
}

/// A picture in a line of text or at a place of the page.
struct PlacedPicture: Sendable, Hashable {
  /// Where it stands on the page, behind all text.
  struct Place: Sendable, Hashable {
    var x: EMU
    var y: EMU
    /// Clockwise, in 1/60,000 degree.
    var rotation = 0
    var isMirrored = false
    /// The higher ones cover the lower.
    var order = 0
  }

  var asset: Asset
  var width: EMU
  var height: EMU
  var alternateText: String
  /// nil in the line.
  var place: Place?
}
