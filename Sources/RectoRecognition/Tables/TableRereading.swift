import RectoLayout
import RectoModel

/// Reads tables a second time that an engine read badly as part of a page, and light text on dark: cut out, without their
/// lines, letters enlarged, and as one block of lines. What reads better is taken.
struct TableRereading {
  /// Readings at least so sure on the whole are kept.
  private static let enoughConfidence = 0.9
  /// What letters are enlarged to, in pixels, and by what at most.
  private static let goodHeight = 28.0
  private static let mostEnlargement = 5.0
  private static let realEnlargement = 1.25
  /// Of a picture that is read again.
  private static let mostPixels = 40_000_000.0
  /// More tables of a page stay as they are.
  private static let mostTables = 12
  /// A picture at most so long and so badly read is read again as a whole: its tables may not have been found.
  private static let smallPicture = 1000.0
  private static let badConfidence = 0.8

  let bitmap: PageBitmap
  /// In its pixels.
  let rules: [Rule]
  /// Areas that are darker than the text on them. Nothing round them belongs to them.
  private let light: [Rect]
  /// With dark text there.
  private let legible: PageBitmap

  /// `rules` and `shades` in pixels of `bitmap`.
  init(bitmap: PageBitmap, rules: [Rule], shades: [ScannedShade] = []) {
    (self.bitmap, self.rules) = (bitmap, rules)
    light = shades.lightText
    legible = (try? shades.legible(bitmap)) ?? bitmap
  }

  /// The areas to be read again. `page` is as recognised, `tables` what was found on it.
  func areas(of page: Page, tables: [Rect]) -> [Rect] {
    let all = bitmap.size.rect
    if max(all.width, all.height) <= Self.smallPicture, page.words.meanConfidence < Self.badConfidence {
      return [all]
    }
    return tables.prefix(Self.mostTables).filter { box in
      page.words.filter { box.contains($0.box.center) }.meanConfidence < Self.enoughConfidence
    } + light
  }

  /// A picture of an area to be read, and how what is read in it comes to lie on the page; nil when there is none.
  func picture(of area: Rect, on page: Page) -> (bitmap: PageBitmap, factor: Double, back: AffineTransform)? {
    let height = page.words.filter { area.contains($0.box.center) }.letterHeight ?? 10
    let factor = min(max(Self.goodHeight / max(height, 1), 1), Self.mostEnlargement)
    let all = bitmap.size.rect
    guard let box = area.grown(by: light.contains(area) ? 0 : height / 2).intersection(all)?.wholePixels,
      box.width * box.height * factor * factor <= Self.mostPixels,
      let erased = try? (light.contains(area) ? legible : bitmap).erasing(rules),
      let cut = try? erased.clipped(to: box),
      let large = try? cut.enlarged(by: factor)
    else { return nil }
    let (x, y) = (cut.size.width / large.size.width, cut.size.height / large.size.height)
    return (large, factor, AffineTransform(a: x, b: 0, c: 0, d: y, tx: box.minX, ty: box.minY))
  }

  /// Engines leave words out that are lighter than their ground: one more is enough.
  func isBetter(_ second: [Word], than first: [Word], in area: Rect, factor: Double) -> Bool {
    guard light.contains(area) else { return Self.isBetter(second, than: first, factor: factor) }
    return second.legibility > 1.05 * max(first.legibility, 0)
  }

  /// Only clearly better readings count: confidence is no exact measure. Letters that were hardly enlarged were large enough
  /// the first time.
  static func isBetter(_ second: [Word], than first: [Word], factor: Double) -> Bool {
    second.legibility > max(first.legibility, 0) * (factor < Self.realEnlargement ? 1.3 : 1.1)
  }
}

extension Rect {
  /// Grown to whole pixels.
  fileprivate var wholePixels: Rect {
    Rect(
      left: minX.rounded(.down), top: minY.rounded(.down), right: maxX.rounded(.up),
      bottom: maxY.rounded(.up))
  }
}

extension [Word] {
  /// In the middle of all longer words.
  fileprivate var letterHeight: Double? {
    let heights = filter { $0.text.count > 1 }.map(\.box.height).sorted()
    return heights.isEmpty ? nil : heights[heights.count / 2]
  }
}
