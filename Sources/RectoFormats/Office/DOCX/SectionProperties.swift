/// Pages of one size, with the same columns, heads and feet. Lengths are in twips.
struct SectionProperties: Sendable, Hashable {
  struct Margins: Sendable, Hashable {
    var top = 1134
    var left = 1134
    var bottom = 1134
    var right = 1134
    /// From the paper's edge to the running head or foot.
    var header = 567
    var footer = 567
  }

  /// A running head or foot: the relationship of its part.
  struct RunningPart: Sendable, Hashable {
    enum Pages: String, Sendable, Hashable {
      case `default`, first, even
    }

    var isHeader: Bool
    var pages: Pages
    var relationship: String
  }

  struct PageNumbers: Sendable, Hashable {
    var start: Int?
    var isRoman = false
  }

  var width: Int
  var height: Int
  var margins = Margins()
  var columns = 1
  /// Goes on where the section before ends; otherwise on a new page.
  var isContinuous = false
  var runningParts: [RunningPart] = []
  var hasOwnFirstPage = false
  var numbers: PageNumbers?
  var isRightToLeft = false

  var textWidth: Int { max(width - margins.left - margins.right, 720) }
  var textHeight: Int { max(height - margins.top - margins.bottom, 720) }
  var columnWidth: Int { (textWidth - (columns - 1) * Self.gutter) / columns }

  static let gutter = 425
}
