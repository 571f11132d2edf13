internal import CLeptonica
import RectoModel

/// Tells rules from rows of letters (leptonica 1.82): a rule is as dark all along, and has paper on both sides.
struct StrokeEvenness {
  private let picture: PageBitmap
  /// How far from the middle of a stroke its sides are looked at, beyond half its thickness.
  private let margin: Double

  /// `picture` has 8 bits a pixel.
  init(of picture: PageBitmap, em: Double) {
    self.picture = picture
    margin = max(2, 0.12 * em)
  }

  /// The shares, 0...1, of a stroke's length where it looks like a rule, and where it is darker than both its sides. It may
  /// be crossed and touched here and there.
  func shares(of stroke: Stroke) -> (even: Double, isolated: Double) {
    let places = places(along: stroke.path)
    guard !places.isEmpty, let data = picture.pix.pointee.data else { return (0, 0) }
    let words = Int(picture.pix.pointee.wpl)
    func value(_ x: Int, _ y: Int) -> Int {
      guard y >= 0, y < picture.height else { return 255 }
      return Int((data + y * words)[x >> 2] >> UInt32(24 - 8 * (x & 3)) & 0xFF)
    }
    // The nearer one is between the lines of a double rule.
    let (near, far) = (
      Int((stroke.thickness / 2).rounded(.up)) + 2, Int((stroke.thickness / 2 + margin).rounded(.up))
    )
    func side(_ x: Int, _ y: Int, _ sign: Int) -> Int {
      max(value(x, y + sign * near), value(x, y + sign * far))
    }
    let columns = places.map { x, y in
      let ink = min(value(x, y - 1), value(x, y), value(x, y + 1))
      return (ink: ink, paper: min(side(x, y, -1), side(x, y, 1)))
    }
    let ink = columns.map(\.ink).sorted()[columns.count / 2]
    let paper = columns.map(\.paper).sorted()[columns.count / 2]
    guard paper > ink else { return (0, 0) }
    let tolerance = max(12, (paper - ink) * 2 / 5)
    let isolated = columns.filter { $0.paper - $0.ink > (paper - ink) / 2 }
    let even = isolated.count { abs($0.ink - ink) <= tolerance }
    return (Double(even) / Double(columns.count), Double(isolated.count) / Double(columns.count))
  }

  /// The pixels of the middle, one a column.
  private func places(along path: [Point]) -> [(x: Int, y: Int)] {
    zip(path, path.dropFirst()).flatMap { left, right in
      let (start, end) = (max(0, Int(left.x)), min(Int(right.x), picture.width))
      guard start < end else { return [(x: Int, y: Int)]() }
      return (start..<end).map { x in
        let share = (Double(x) + 0.5 - left.x) / (right.x - left.x)
        return (x, Int(left.y + (right.y - left.y) * share))
      }
    }
  }
}
