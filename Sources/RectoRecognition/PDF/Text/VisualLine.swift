import RectoModel

/// Puts the characters of a line, which come as they stand from left to right, into the order in which they are read.
enum VisualLine {
  enum Strength: Sendable, Hashable {
    case left, right, number, neutral
  }

  /// Letters of right-to-left scripts, and what has a direction of its own otherwise.
  static func strength(_ scalar: Unicode.Scalar) -> Strength {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: .left
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: .number
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: .right
    default: scalar.isLetter ? .left : .neutral
    }
  }

  /// The order of the scalars in reading, and whether the line as a whole runs from the right; nil for lines that have
  /// nothing to turn round.
  static func reading(_ scalars: [Unicode.Scalar]) -> (order: [Int], isRightToLeft: Bool)? {
    let strengths = scalars.map(strength)
    let right = strengths.count { $0 == .right }
    guard right > 0 else { return nil }
    let isRightToLeft = right >= strengths.count { $0 == .left }
    let main: Strength = isRightToLeft ? .right : .left
    var order: [Int] = []
    for run in runs(strengths, main: main) {
      let isRight = run.strength == .right
      var places = Array(run.range)
      if isRight {
        places.reverse()
        turnNumbers(&places, strengths)
      }
      order = isRightToLeft ? places + order : order + places
    }
    return (order, isRightToLeft)
  }

  /// Stretches of one direction; what has none belongs to its surroundings when they agree, else to the line.
  private static func runs(
    _ strengths: [Strength], main: Strength
  ) -> [(range: Range<Int>, strength: Strength)] {
    var solid = strengths
    var index = 0
    while index < solid.count {
      guard solid[index] == .neutral || solid[index] == .number else {
        index += 1
        continue
      }
      var end = index
      while end < solid.count, solid[end] == .neutral || solid[end] == .number { end += 1 }
      let before = index > 0 ? solid[index - 1] : main
      let after = end < solid.count ? solid[end] : main
      for place in index..<end { solid[place] = before == after ? before : main }
      index = end
    }
    var runs: [(range: Range<Int>, strength: Strength)] = []
    for (place, strength) in solid.enumerated() {
      if let last = runs.last, last.strength == strength {
        runs[runs.count - 1].range = last.range.lowerBound..<place + 1
      } else {
        runs.append((place..<place + 1, strength))
      }
    }
    return runs
  }

  /// Digits run from the left in every script; so do points and the like between them.
  private static func turnNumbers(_ places: inout [Int], _ strengths: [Strength]) {
    var start = 0
    while start < places.count {
      guard strengths[places[start]] == .number else {
        start += 1
        continue
      }
      var (end, next) = (start + 1, start + 1)
      while next < places.count, strengths[places[next]] == .number || next == end {
        if strengths[places[next]] == .number {
          end = next + 1
        } else if strengths[places[next]] != .neutral {
          break
        }
        next += 1
      }
      places[start..<end].reverse()
      start = end
    }
  }

  /// Brackets are drawn mirrored in text that runs from the right.
  static func mirrored(_ scalar: Unicode.Scalar) -> Unicode.Scalar { mirrors[scalar] ?? scalar }

  /// There are brackets, and each that opens comes before the one that closes it: the file tells what they mean, and not how
  /// they look.
  static func arePaired(_ scalars: [Unicode.Scalar]) -> Bool {
    var open: [Unicode.Scalar] = []
    var isPaired = false
    for scalar in scalars {
      guard let other = mirrors[scalar], scalar != "<", scalar != ">" else { continue }
      if openings.contains(scalar) {
        open.append(other)
      } else if open.popLast() != scalar {
        return false
      }
      isPaired = true
    }
    return isPaired && open.isEmpty
  }

  private static let openings: Set<Unicode.Scalar> = ["(", "[", "{", "«", "‹"]
  private static let mirrors: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«",
    "‹": "›", "›": "‹",
  ]
}
