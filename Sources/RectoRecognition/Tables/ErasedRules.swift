import RectoLayout
import RectoModel

extension PageBitmap {
  /// A grey copy without the rules: where one was, what lies on both sides of it goes on, letters that it crosses too.
  /// `rules` are in its pixels.
  func erasing(_ rules: [Rule]) throws(RectoError) -> PageBitmap {
    let gray = try gray()
    guard !rules.isEmpty else { return gray }
    var picture = ErasedRules(samples: gray.samples, width: width, height: height)
    for rule in rules { picture.erase(rule) }
    return try PageBitmap(samples: picture.samples, width: width, height: height, channels: 1)
  }
}

/// Pixels from which rules are taken.
private struct ErasedRules {
  private(set) var samples: [UInt8]
  private let width: Int
  private let height: Int

  init(samples: [UInt8], width: Int, height: Int) {
    (self.samples, self.width, self.height) = (samples, width, height)
  }

  mutating func erase(_ rule: Rule) {
    let half = max(rule.thickness, 1) / 2 + 1
    if rule.isLevel {
      let slope = (rule.to.y - rule.from.y) / max(rule.to.x - rule.from.x, 1)
      for x in pixels(rule.from.x - 1, rule.to.x + 1, below: width) {
        let middle = rule.from.y + (Double(x) + 0.5 - rule.from.x) * slope
        bridge(from: middle - half, to: middle + half, start: x, step: width, count: height)
      }
    } else {
      let slope = (rule.to.x - rule.from.x) / max(rule.to.y - rule.from.y, 1)
      for y in pixels(rule.from.y - 1, rule.to.y + 1, below: height) {
        let middle = rule.from.x + (Double(y) + 0.5 - rule.from.y) * slope
        bridge(from: middle - half, to: middle + half, start: y * width, step: 1, count: width)
      }
    }
  }

  /// Fills a stretch across a rule with a run from the pixel before to the one behind it.
  private mutating func bridge(from: Double, to: Double, start: Int, step: Int, count: Int) {
    let stretch = pixels(from, to, below: count)
    guard let first = stretch.first, let last = stretch.last else { return }
    let before = first > 0 ? samples[start + (first - 1) * step] : nil
    let behind = last + 1 < count ? samples[start + (last + 1) * step] : nil
    guard let one = before ?? behind, let other = behind ?? before else { return }
    let length = stretch.count + 1
    for (place, index) in stretch.enumerated() {
      let value = (Int(one) * (length - place - 1) + Int(other) * (place + 1)) / length
      samples[start + index * step] = UInt8(value)
    }
  }

  private func pixels(_ from: Double, _ to: Double, below end: Int) -> Range<Int> {
    let first = Int(min(max(from.rounded(.down), 0), Double(end)))
    return first..<max(first, Int(min(max(to.rounded(.up), 0), Double(end))))
  }
}
