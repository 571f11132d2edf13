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
    return PixelGroup.all(in: cores(of: map, width: width), width: width).compactMap { group in
      guard let core = TiltedBox(around: group.outline), min(core.width, core.height) >= leastHeight else {
        return nil
      }
      let score = mean(of: map, width: width, in: core)
      guard score >= regionThreshold else { return nil }
      let distance = core.width * core.height * growth / (2 * (core.width + core.height))
      // Pixels are counted by their middles; a pixel more at the right moves those of cores by half of one.
      var box = core.grown(by: distance)
      box.center.y += 0.5
      return Region(box: box, score: score)
    }
  }

  /// A pixel wider than they are: pieces of one line join, lines below each other don't.
  private func cores(of map: [Float], width: Int) -> [Bool] {
    map.indices.map { map[$0] > pixelThreshold || $0 % width > 0 && map[$0 - 1] > pixelThreshold }
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
