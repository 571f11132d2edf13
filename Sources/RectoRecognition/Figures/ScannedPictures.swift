import RectoLayout
import RectoModel

/// Finds the pictures of a scanned page: photographs, diagrams, stamps, logos. They are what is left of its ink once
/// words and rules are gone, where that is larger than letters are.
struct ScannedPictures {
  /// In pixels of the page, from the top down.
  private(set) var pictures: [ScannedPicture] = []

  private let gray: WorkingGray
  /// In pixels of `gray`.
  private let words: [(box: Rect, isBelievable: Bool)]
  private let em: Double
  private let size: Size
  /// The ink that is neither word nor rule.
  private let rest: PageBitmap

  /// More are dots and ornaments.
  private static let most = 400

  /// `seen` are boxes that an engine took for pictures. Throws for lack of memory only.
  init(on gray: WorkingGray, words: [Word], rules: [Rule], seen: [Rect]) throws(RectoError) {
    let scale = 1 / gray.factor
    self.gray = gray
    self.words = words.map { ($0.box.scaled(by: scale), $0.isBelievable) }
    size = gray.picture.size
    let heights = self.words.filter(\.isBelievable).map { min($0.box.width, $0.box.height) }.sorted()
    em = max(heights.count >= 5 ? heights[heights.count / 2] : 0, gray.em)
    let lines = rules.flatMap { $0.boxes(margin: 2, step: 20) }.map { $0.scaled(by: scale) }
    let known = try PageBitmap.mask(
      of: self.words.filter(\.isBelievable).map { $0.box.grown(by: 1) } + lines,
      width: gray.picture.width, height: gray.picture.height)
    rest = try gray.picture.ink().subtracting(known)
    for box in joined(try rest.groupBoxes(), seen: seen.map { $0.scaled(by: scale) }) {
      guard let kind = try kind(of: box) else { continue }
      pictures.append(ScannedPicture(box: grown(box, lines).scaled(by: gray.factor), kind: kind))
    }
    pictures.sort { ($0.box.minY, $0.box.minX) < ($1.box.minY, $1.box.minX) }
  }

  // MARK: Groups of ink

  /// Groups larger than letters, with what stands close to them. Text between two of them keeps them apart.
  private func joined(_ groups: [Rect], seen: [Rect]) -> [Rect] {
    let large = groups.filter(isLarge)
      .sorted { ($1.area, $0.minY, $0.minX) < ($0.area, $1.minY, $1.minX) }
    let small = groups.filter { !isLarge($0) && max($0.width, $0.height) >= 0.3 * em }
    let seeds = (Array(large.prefix(Self.most)) + seen).filter { !isBehindText($0) }
    var clusters = clusters(of: seeds, within: 0.8 * em)
    for index in clusters.indices {
      let core = clusters[index]
      for box in small where box.width < core.width && box.height < core.height {
        if clusters[index].grown(by: 0.5 * em).touches(box) { clusters[index] = clusters[index].union(box) }
      }
    }
    return self.clusters(of: clusters, within: 0.5 * em)
  }

  /// Larger than letters are, or as high as the bars of a chart.
  private func isLarge(_ box: Rect) -> Bool {
    box.height >= 2.2 * em && box.width >= 2.2 * em || box.height >= 3 * em && box.width >= 0.8 * em
  }

  private func clusters(of boxes: [Rect], within gap: Double) -> [Rect] {
    var clusters: [Rect] = []
    for box in boxes {
      var box = box
      while let index = clusters.firstIndex(where: { belong($0, box, within: gap) }) {
        box = box.union(clusters.remove(at: index))
      }
      clusters.append(box)
    }
    return clusters
  }

  private func belong(_ one: Rect, _ other: Rect, within gap: Double) -> Bool {
    guard one.grown(by: gap).touches(other) else { return false }
    return believable(in: one.union(other)).count - believable(in: one).count - believable(in: other).count
      <= 2
  }

  private func believable(in box: Rect) -> [Rect] {
    words.filter { $0.isBelievable && box.contains($0.box.center) }.map(\.box)
  }

  /// With the axes and frames that lie in it or stick out a little.
  private func grown(_ box: Rect, _ lines: [Rect]) -> Rect {
    let paper = size.rect
    let whole = lines.filter { $0.touches(box) }.reduce(box) { whole, line in
      let both = whole.union(line)
      return both.width < 1.4 * box.width && both.height < 1.4 * box.height ? both : whole
    }
    return whole.intersection(paper) ?? box
  }

  // MARK: What they are

  /// nil for what is no picture: paper with text on it, frames, the dark edges of a scan.
  private func kind(of box: Rect) throws(RectoError) -> ScannedPicture.Kind? {
    let (long, short) = (max(box.width, box.height), min(box.width, box.height))
    guard short >= 2.5 * em, box.area >= 20 * em * em, long <= 8 * short, !isBehindText(box), !isInitial(box),
      !isTitleBar(box)
    else {
      return nil
    }
    let ink = InkMeasure(try gray.picture.clipped(to: box), ink: try rest.clipped(to: box))
    guard ink.share >= 0.02 else { return nil }
    if isAtEdge(box) {
      guard box.width > 0.04 * size.width, box.height > 0.04 * size.height, ink.unevenness >= 8 else {
        return nil
      }
    } else {
      // Even ink of one colour is a bar or a blot; several bars are a chart.
      guard ink.unevenness >= 4 || ink.toneCount >= 6 || (0.2...0.7).contains(ink.share) else { return nil }
    }
    return ink.isPhotographic ? .photograph : .drawing
  }

  private func isBehindText(_ box: Rect) -> Bool {
    let paperArea = size.width * size.height
    let inside = believable(in: box)
    let written = inside.reduce(0) { $0 + $1.area }
    return box.area > 0.85 * paperArea || written > 0.25 * box.area
      || inside.count > 3 && inside.count * 4 > words.count || box.area > 0.5 * paperArea && !inside.isEmpty
  }

  /// A shaded bar with a title on it is text, whatever its shade is made of.
  private func isTitleBar(_ box: Rect) -> Bool {
    max(box.width, box.height) > 3 * min(box.width, box.height) && believable(in: box).count >= 3
  }

  /// A large letter, beside which several lines begin.
  private func isInitial(_ box: Rect) -> Bool {
    guard box.area < 60 * em * em else { return false }
    let beside = Rect(left: box.maxX - em, top: box.minY, right: box.maxX + 1.5 * em, bottom: box.maxY)
    let starts = words.filter { word in
      word.isBelievable && word.box.minX > beside.minX && word.box.minX < beside.maxX
        && word.box.midY > beside.minY && word.box.midY < beside.maxY
    }
    return starts.count >= 2
  }

  private func isAtEdge(_ box: Rect) -> Bool {
    box.minX <= 0.01 * size.width || box.minY <= 0.01 * size.height || box.maxX >= 0.99 * size.width
      || box.maxY >= 0.99 * size.height
  }
}

/// A picture on a scanned page.
struct ScannedPicture: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case photograph, drawing }

  var box: Rect
  var kind: Kind
}

extension Word {
  /// Sure enough to be text, not a piece of a picture.
  var isBelievable: Bool {
    guard (confidence?.value ?? 1) >= 0.6 else { return false }
    let scalars = text.unicodeScalars
    return scalars.count { $0.properties.isAlphabetic || $0.properties.numericType != nil } >= 2
      || scalars.contains(where: \.isWrittenWithoutBlanks)
  }
}

extension Rule {
  /// What its ink covers, with a margin around: pieces, since it may slant.
  fileprivate func boxes(margin: Double, step: Double) -> [Rect] {
    let half = thickness / 2 + margin
    let count = max(1, Int((max(abs(to.x - from.x), abs(to.y - from.y)) / step).rounded(.up)))
    return (0..<min(count, 1_000)).map { piece in
      let (start, end) = (place(Double(piece) / Double(count)), place(Double(piece + 1) / Double(count)))
      return Rect(
        left: min(start.x, end.x) - half, top: min(start.y, end.y) - half, right: max(start.x, end.x) + half,
        bottom: max(start.y, end.y) + half)
    }
  }

  /// At a share of its length.
  private func place(_ share: Double) -> Point {
    Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
  }
}

extension Rect {
  fileprivate func touches(_ other: Rect) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }
}
