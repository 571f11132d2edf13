internal import CLeptonica
import RectoLayout
import RectoModel

/// Takes rules out of a picture, pixel by pixel with leptonica (1.82).
extension PageBitmap {
  /// A copy in which the rules are paper, but for where letters cross them. The rules are in its pixels.
  func withoutRules(_ rules: [Rule]) throws(RectoError) -> PageBitmap {
    guard !rules.isEmpty, let copy = pixCopy(nil, pix) else { return self }
    let result = PageBitmap(owning: copy)
    for rule in rules { result.erase(rule) }
    return result
  }

  private func erase(_ rule: Rule) {
    let (dx, dy) = (rule.to.x - rule.from.x, rule.to.y - rule.from.y)
    let isLevel = abs(dx) >= abs(dy)
    let steps = Int(max(abs(dx), abs(dy)))
    let reach = Int((rule.thickness / 2).rounded(.up)) + 2
    for step in 0...max(steps, 1) {
      let share = Double(step) / Double(max(steps, 1))
      let place = Point(x: rule.from.x + dx * share, y: rule.from.y + dy * share)
      eraseColumn(Int(place.x), Int(place.y), reach: reach, isLevel: isLevel)
    }
  }

  /// Gives the pixels across a rule the colour of the paper beside it, if there is paper on both sides.
  private func eraseColumn(_ x: Int, _ y: Int, reach: Int, isLevel: Bool) {
    func pixel(_ offset: Int) -> UInt32? {
      var value = UInt32(0)
      let (column, row) = isLevel ? (x, y + offset) : (x + offset, y)
      return pixGetPixel(pix, Int32(column), Int32(row), &value) == 0 ? value : nil
    }
    let sides = [-reach, reach].compactMap(pixel).sorted { tone($0) > tone($1) }
    guard let paper = sides.first, let other = sides.last,
      let ink = (-reach...reach).compactMap(pixel).map(tone).min()
    else { return }
    // A letter that crosses the rule, or touches it, makes one of the sides dark: it stays whole.
    guard tone(other) - ink > (tone(paper) - ink) / 2 else { return }
    for offset in (1 - reach)...(reach - 1) {
      let (column, row) = isLevel ? (x, y + offset) : (x + offset, y)
      pixSetPixel(pix, Int32(column), Int32(row), paper)
    }
  }

  private func tone(_ value: UInt32) -> Int {
    switch depth {
    case 1: value == 0 ? 255 : 0
    case 32: Int(min(value >> 24, value >> 16 & 0xFF, value >> 8 & 0xFF))
    default: Int(value)
    }
  }
}
