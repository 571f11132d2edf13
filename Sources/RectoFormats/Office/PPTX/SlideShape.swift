internal import RectoModel

/// What stands on a slide.
enum SlideShape {
  case text(SlideTextBox)
  case table(SlideTable)
  case picture(SlidePicture)
  case rule(SlideBox)
  /// A box of one colour behind text.
  case ground(SlideBox, RGBColor)

  var box: SlideBox {
    switch self {
    case .text(let text): text.box
    case .table(let table): table.box
    case .picture(let picture): picture.box
    case .rule(let box), .ground(let box, _): box
    }
  }

  var isPicture: Bool {
    if case .picture = self { true } else { false }
  }

  var isGround: Bool {
    if case .ground = self { true } else { false }
  }
}

/// A text box whose text fits it.
struct SlideTextBox: Sendable, Hashable {
  var box: SlideBox
  var text: FittedText
  var direction: SidewaysText.Direction?
  /// Its letters stand upright below each other.
  var isVerticalWriting = false
  /// It fills the slide's title.
  var isTitle = false
}

/// Paragraphs with the size at which they fit.
struct FittedText: Sendable, Hashable {
  var paragraphs: [SlideParagraph]
  /// In half points.
  var size: Int
  /// Of the sizes that runs have of their own.
  var factor = 1.0
  /// From line to line in points; nil for what the font has.
  var pitch: Double?
  /// How high it is, in points.
  var height = 0.0
  /// Where it isn't the presentation's.
  var fontName: String?
  /// Of a cell whose text is turned.
  var direction: SidewaysText.Direction?
}

/// A paragraph of a text box or cell.
struct SlideParagraph: Sendable, Hashable {
  var runs: [BodyRun]
  var bullet: SlideBullet?
  /// 0...8
  var level = 0
  /// Where its lines begin, in points from the box's edge.
  var margin = 0.0
  /// How much further the first line begins, in points; less than 0 hangs.
  var indent = 0.0
  var spaceBefore = 0.0
  /// Where parts of its lines begin, in points from the box's edge.
  var tabs: [Double] = []
  var alignment: Paragraph.Alignment?
  var isRightToLeft = false

  init(_ runs: [BodyRun]) { self.runs = runs }
}

struct SlidePicture: Sendable, Hashable {
  var asset: Asset
  var box: SlideBox
  /// Clockwise, in 1/60,000 degree.
  var rotation = 0
  var isMirrored = false
  var alternateText: String
}
