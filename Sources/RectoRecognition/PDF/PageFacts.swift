import RectoModel

/// What stands on a page of a PDF, in points from the top left of the page as it is shown.
struct PageFacts: Sendable, Hashable {
  struct Text: Sendable, Hashable {
    var box: Rect
    var characters: Int
  }

  struct Picture: Sendable, Hashable {
    var box: Rect
    /// Width and height.
    var pixels: Size

    /// Pixels an inch, over both directions.
    var unitsPerInch: Double {
      box.area > 0 ? 72 * (pixels.area / box.area).squareRoot() : 0
    }
  }

  var size: Size
  /// Can be seen, and a reader can tell which characters it is.
  var readable: [Text] = []
  /// Can be seen, but its fonts don't tell what it says.
  var unreadable: [Text] = []
  /// Lies there for searching only.
  var hidden: [Text] = []
  var pictures: [Picture] = []
  /// Lines and areas that are drawn; text may be among them as curves.
  var paths = 0
  /// What of it can't be decoded.
  var damage: String?

  var area: Double { size.area }

  /// The picture that shows a whole page; nil when none covers half of it.
  var scan: Picture? {
    pictures.max { $0.box.area < $1.box.area }.flatMap { $0.box.area >= area / 2 ? $0 : nil }
  }

  /// Characters of readable text in the box.
  func characters(in box: Rect) -> Int {
    readable.filter { box.contains($0.box.center) }.map(\.characters).reduce(0, +)
  }
}

extension [PageFacts.Text] {
  var characters: Int { map(\.characters).reduce(0, +) }
}
