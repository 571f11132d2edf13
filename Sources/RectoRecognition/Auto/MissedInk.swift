import RectoModel

/// Ink that stands in no word of a page: a quick look, so that the models need not be loaded for a page that was read well.
struct MissedInk: Sendable, Hashable {
  /// The area of boxes round such ink, beside that of the words.
  let share: Double

  /// No lines are missing. Pictures and letters on dark grounds count as ink, so they ask for the other look.
  var isNegligible: Bool { share < 0.1 }

  /// Letters of eight points still have their shape.
  private static let longestSide = 1800.0

  /// `image` is what `page` was read from.
  init(of page: Page, in image: PageBitmap) throws(RectoError) {
    try self.init(outside: page.words.map(\.box), in: image)
  }

  /// Of words or lines in the image.
  init(outside boxes: [Rect], in image: PageBitmap) throws(RectoError) {
    let (ink, scale) = try image.ink(longestSide: Self.longestSide)
    let words = boxes.map { $0.scaled(by: scale) }
    let heights = words.map { min($0.width, $0.height) }.sorted()
    let letter = heights.isEmpty ? 0 : heights[heights.count / 2]
    let read = try PageBitmap.mask(
      of: words.map { $0.grown(by: 0.2 * letter) }, width: ink.width, height: ink.height)
    let plain = try ink.runs(ofLength: max(16, Int(6 * letter)))
    // Neither specks nor rules and bars, nor skewed frames whose words were read.
    let unread = try ink.subtracting(read).subtracting(plain).groupBoxes().filter { group in
      let isFrame =
        group.height > 3 * letter
        && words.filter { group.contains($0.center) }.area > 0.15 * group.area
      return min(group.width, group.height) > letter / 4 && !isFrame
    }
    let area = words.area
    share = area > 0 ? unread.area / area : .infinity
  }
}

extension [Rect] {
  /// What several cover counts for each.
  fileprivate var area: Double { reduce(0) { $0 + $1.area } }
}
