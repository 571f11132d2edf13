import RectoModel

/// Turns a map of probabilities that a pixel belongs to the core of a text line into boxes round whole lines
/// (differentiable binarization).
struct TextRegionFinder: Sendable, Hashable {
  /// Pixels above it are set.
  var pixelThreshold: Float = 0.3
  /// Regions with a mean below it are none.
  var regionThreshold: Float = 0.5
  /// How much larger lines are than their cores.
  var growth = 1.6
  /// In pixels of the map, from middle to middle: what is narrower is no text.
  var leastHeight = 2.0

  struct Region: Sendable, Hashable {
    var box: TiltedBox
    /// The mean of the map in the core, 0...1.
    var score: Float
  }

  /// In the order of their topmost pixels, in pixels of the map.
  func regions(in map: [Float], width: Int) -> [Region] {
    guard width > 0, map.count >= width else { return [] }
    let cores = PixelGroup.all(in: mask(of: map, width: width), width: width).compactMap { group in
      TiltedBox(around: group.outline).map { Core(group: group, box: $0) }
    }
    let usual = Self.usualHeight(of: cores)
    return cores.flatMap { core -> [Region] in
      let lines = lines(in: core, of: map, width: width, usual: usual)
      return lines.compactMap {
        region(of: $0.box, in: map, width: width, usualHeight: lines.count > 1 ? usual : 0)
      }
    }
  }

  private struct Core {
    var group: PixelGroup
    var box: TiltedBox
  }

  /// A core that was parted from another has lost some of its height: the line is as high as usual.
  private func region(
    of core: TiltedBox, in map: [Float], width: Int, usualHeight usual: Double
  ) -> Region? {
    guard min(core.width, core.height) >= leastHeight else { return nil }
    let score = mean(of: map, width: width, in: core)
    guard score >= regionThreshold else { return nil }
    let own = core.width * core.height * growth / (2 * (core.width + core.height))
    let distance = max(own, (usual * (1 + growth) - core.height) / 2)
    // Pixels are counted by their middles; a pixel more at the right moves those of cores by half of one.
    var box = core.grown(by: distance)
    box.center.y += 0.5
    return Region(box: box, score: score)
  }

  /// A pixel wider than they are: pieces of one line join, lines below each other don't.
  private func mask(of map: [Float], width: Int) -> [Bool] {
    map.indices.map { map[$0] > pixelThreshold || $0 % width > 0 && map[$0 - 1] > pixelThreshold }
  }

  // MARK: - Lines that run together

  /// Cores so much higher than most may be several.
  private static let tall = 1.3
  /// What pixels must be above to part them, by and by.
  private static let partingThresholds: [Float] = [0.45, 0.6, 0.75, 0.9]
  /// Of the core's width: shorter pieces are parts of letters.
  private static let leastShare = 0.3

  /// The middle one, of those that are lines for sure; infinite when there are hardly any.
  private static func usualHeight(of cores: [Core]) -> Double {
    let heights = cores.filter { $0.box.width > 4 * $0.box.height }.map(\.box.height).sorted()
    return heights.count < 3 ? .infinity : heights[heights.count / 2]
  }

  /// Lines of a hand whose long letters reach into each other, or that have words between them, parted where the map is
  /// faint: the first threshold that leaves several pieces below each other tells, for each piece anew. The core alone
  /// where none does.
  private func lines(in core: Core, of map: [Float], width: Int, usual: Double, from first: Int = 0) -> [Core]
  {
    guard core.box.height > usual * Self.tall else { return [core] }
    for index in Self.partingThresholds.indices.dropFirst(first) {
      let pieces = core.group.pieces(of: map, width: width, above: Self.partingThresholds[index])
        .compactMap { group in TiltedBox(around: group.outline).map { Core(group: group, box: $0) } }
        .filter { $0.box.width > usual && $0.box.height >= leastHeight }
      let long = pieces.filter { $0.box.width >= core.box.width * Self.leastShare }
      if Self.areBelowEachOther(long.map(\.box.bounds)) {
        return pieces.flatMap { lines(in: $0, of: map, width: width, usual: usual, from: index + 1) }
      }
    }
    return [core]
  }

  /// At least two of them; pieces side by side are of one line.
  private static func areBelowEachOther(_ boxes: [Rect]) -> Bool {
    boxes.indices.contains { first in
      boxes[(first + 1)...].contains { box in
        let shared = min(box.maxX, boxes[first].maxX) - max(box.minX, boxes[first].minX)
        return shared > 0.5 * min(box.width, boxes[first].width)
      }
    }
  }

  private func mean(of map: [Float], width: Int, in box: TiltedBox) -> Float {
    let bounds = box.bounds
    let (left, right) = (max(0, Int(bounds.minX)), min(width - 1, Int(bounds.maxX.rounded(.up))))
    let (top, bottom) = (max(0, Int(bounds.minY)), min(map.count / width - 1, Int(bounds.maxY.rounded(.up))))
    guard left <= right, top <= bottom else { return 0 }
    let isLevel = box.direction.y == 0
    var (sum, count) = (Float(0), Float(0))
    for y in top...bottom {
      for x in left...right where isLevel || box.contains(Point(x: Double(x), y: Double(y))) {
        sum += map[y * width + x]
        count += 1
      }
    }
    return count == 0 ? 0 : sum / count
  }
}
