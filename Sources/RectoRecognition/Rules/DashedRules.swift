import RectoModel

/// Rules made of dots or dashes, as chains of small boxes of ink. Dots that lead from one text to another are none.
struct DashedRules {
  private let em: Double
  private let boxes: [Rect]

  /// `boxes` of all ink; `em` is the height of words.
  init(_ boxes: [Rect], em: Double) { (self.boxes, self.em) = (boxes, em) }

  func level() -> [Stroke] {
    chains(of: boxes).filter { !isLeader($0) }.map { stroke(of: $0) }
  }

  func upright() -> [Stroke] {
    chains(of: boxes.map(\.turned)).map { chain in
      var stroke = stroke(of: chain)
      stroke.path = stroke.path.map { Point(x: $0.y, y: $0.x) }
      return stroke
    }
  }

  private func chains(of boxes: [Rect]) -> [[Rect]] {
    let dashes = boxes.filter { $0.height <= max(3, 0.3 * em) && $0.width <= 2.5 * em }
    var (open, done): ([[Rect]], [[Rect]]) = ([], [])
    for dash in dashes.sorted(by: { ($0.minX, $0.minY) < ($1.minX, $1.minY) }) {
      done += open.filter { dash.minX - ($0.last?.maxX ?? 0) > 0.6 * em }
      open.removeAll { dash.minX - ($0.last?.maxX ?? 0) > 0.6 * em }
      if let index = open.lastIndex(where: { takes(dash, after: $0) }) {
        open[index].append(dash)
      } else {
        open.append([dash])
      }
    }
    return (done + open).filter { isRule($0) && standsAlone($0, among: boxes) }
  }

  private func takes(_ dash: Rect, after chain: [Rect]) -> Bool {
    guard let last = chain.last, dash.minX >= last.maxX else { return false }
    let isAlike = dash.height <= 2 * last.height + 1 && last.height <= 2 * dash.height + 1
    return isAlike && abs(dash.midY - last.midY) <= max(1, 0.08 * em)
  }

  /// Long, and of an even rhythm.
  private func isRule(_ chain: [Rect]) -> Bool {
    guard chain.count >= 8, let first = chain.first, let last = chain.last, last.maxX - first.minX >= 5 * em
    else { return false }
    let steps = zip(chain, chain.dropFirst()).map { $1.minX - $0.minX }
    let median = steps.sorted()[steps.count / 2]
    return steps.filter { abs($0 - median) <= max(1.5, 0.3 * median) }.count * 10 >= steps.count * 8
  }

  /// Most have no ink beside them: a column of figures has.
  private func standsAlone(_ chain: [Rect], among boxes: [Rect]) -> Bool {
    guard let all = chain.union else { return false }
    let reach = 0.3 * em
    let near = boxes.filter {
      $0.minY < all.maxY + reach && $0.maxY > all.minY - reach && $0.minX < all.maxX && $0.maxX > all.minX
    }
    let alone = chain.filter { dash in
      !near.contains { $0 != dash && $0.minX < dash.maxX && $0.maxX > dash.minX }
    }
    return alone.count * 10 >= chain.count * 7
  }

  /// Text stands at one of its ends, on the same line.
  private func isLeader(_ chain: [Rect]) -> Bool {
    guard let first = chain.first, let last = chain.last else { return false }
    return boxes.contains { box in
      let isLetter = box.height >= 0.45 * em && box.height <= 3 * em
      let isBefore = box.maxX <= first.minX && first.minX - box.maxX <= 1.2 * em
      let isAfter = box.minX >= last.maxX && box.minX - last.maxX <= 1.2 * em
      let end = isBefore ? first : last
      return isLetter && (isBefore || isAfter) && box.minY < end.midY && end.midY < box.maxY + 0.15 * em
    }
  }

  private func stroke(of chain: [Rect]) -> Stroke {
    let thickness = chain.map(\.height).sorted()[chain.count / 2]
    let ends = [chain.first, chain.last].compactMap { $0 }
    let path = zip([ends.first?.minX, ends.last?.maxX].compactMap { $0 }, ends.map(\.midY))
    return Stroke(path: path.map { Point(x: $0, y: $1) }, thickness: thickness)
  }
}

extension Rect {
  /// Mirrored at the diagonal: what ran down runs across.
  fileprivate var turned: Rect { Rect(x: y, y: x, width: height, height: width) }
}
