internal import RectoModel

/// The paper of a page and how its lengths become twips.
struct PageSetup: Sendable, Hashable {
  /// In twips.
  let width: Int
  let height: Int
  /// How many twips a page unit is.
  let twipsPerUnit: Double
  /// How much smaller than measured the page has to be.
  let scale: Double

  init(_ page: Page) {
    let (width, height) = (
      Self.measured(page.size.width, page.resolution), Self.measured(page.size.height, page.resolution)
    )
    let longest = max(width, height)
    scale = longest > Self.longest ? Self.longest / longest : 1
    twipsPerUnit = 1440 / page.resolution.unitsPerInch * scale
    (self.width, self.height) = Self.paper(width * scale, height * scale)
  }

  /// Word's pages are 22 inches at most.
  private static let longest = 31_680.0

  private static func measured(_ units: Double, _ resolution: Resolution) -> Double {
    let twips = units * 1440 / resolution.unitsPerInch
    return twips.isFinite ? max(twips, 720) : 12_240
  }

  /// A3, A4, A5, B5, letter, legal.
  private static let papers = [
    (16_838.0, 23_811.0), (11_906, 16_838), (8391, 11_906), (9979, 14_175), (12_240, 15_840),
    (12_240, 20_160),
  ]

  /// Scans are some millimetres off the paper that they are of.
  private static func paper(_ width: Double, _ height: Double) -> (Int, Int) {
    for (short, long) in papers {
      for (paperWidth, paperHeight) in [(short, long), (long, short)]
      where abs(width - paperWidth) < 0.025 * paperWidth && abs(height - paperHeight) < 0.025 * paperHeight {
        return (Int(paperWidth), Int(paperHeight))
      }
    }
    return (Int(width.rounded()), Int(height.rounded()))
  }

  func twips(_ units: Double) -> Int {
    let twips = units * twipsPerUnit
    return twips.isFinite ? Int(min(max(twips, -40_000), 40_000).rounded()) : 0
  }

  func emu(_ units: Double) -> EMU { EMU(twips(units) * 635) }

  /// Both can be pages of one section.
  func isLike(_ other: PageSetup) -> Bool {
    abs(width - other.width) * 33 <= width && abs(height - other.height) * 33 <= height
  }
}
