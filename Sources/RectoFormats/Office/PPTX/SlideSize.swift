internal import RectoModel

/// The size that all slides of a presentation have.
struct SlideSize: Sendable, Hashable {
  /// In EMU.
  let width: Int
  let height: Int

  /// In EMU; what PowerPoint doesn't take is made what it takes.
  init(width: Double, height: Double) {
    self.width = Self.allowed(width)
    self.height = Self.allowed(height)
  }

  /// That of most pages; of the first ones when several sizes are as common.
  init(_ tally: Tally) {
    var most: (size: Size, count: Int)?
    for group in tally.groups where group.count > most?.count ?? 0 { most = group }
    let size = most?.size ?? Size(width: 9_144_000, height: 6_858_000)
    // Both sides change alike, so that the page keeps its shape.
    let scale = size.reduction(to: Self.longest)
    let enlarged = max(scale, Self.shortest / max(min(size.width, size.height), 1))
    self.init(width: size.width * enlarged, height: size.height * enlarged)
  }

  /// How many pages have each size.
  struct Tally {
    fileprivate var groups: [(size: Size, count: Int)] = []

    mutating func add(_ page: Page) {
      let size = SlideSize.measured(page)
      if let index = groups.firstIndex(where: { SlideSize.areAlike($0.size, size) }) {
        groups[index].count += 1
      } else {
        groups.append((size, 1))
      }
    }
  }

  /// In EMU.
  static func measured(_ page: Page) -> Size {
    let perUnit = 914_400 / page.resolution.unitsPerInch
    let sides = [page.size.width * perUnit, page.size.height * perUnit].map { $0.isFinite ? max($0, 1) : 1 }
    return Size(width: sides[0], height: sides[1])
  }

  /// Scans of the same paper differ by some pixels.
  fileprivate static func areAlike(_ one: Size, _ two: Size) -> Bool {
    abs(one.width - two.width) < 0.02 * one.width && abs(one.height - two.height) < 0.02 * one.height
  }

  /// What PowerPoint takes: 1 inch to 56.
  private static let shortest = 914_400.0
  private static let longest = 51_206_400.0

  private static func allowed(_ side: Double) -> Int {
    side.isFinite ? Int(min(max(side, shortest), longest).rounded()) : Int(shortest)
  }
}
