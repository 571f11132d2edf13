import RectoModel

/// Ink of a page that the local engine has not read, in pieces that may be lines of text or parts of them.
struct UnreadInk {
  /// From the top down, and from the left in a row.
  private(set) var pieces: [Rect] = []
  /// About how high the page's words are.
  let em: Double

  private let words: [Rect]

  /// More is the grain of the paper, or a picture.
  private static let mostGroups = 3000

  /// `groups` are the boxes of connected ink in page units.
  init(_ groups: [Rect], on page: Page) {
    words = page.words.map(\.box)
    let heights = words.map { min($0.width, $0.height) }.sorted()
    em = heights.isEmpty ? 0 : heights[heights.count / 2]
    guard em > 0, Self.isInk(groups, of: page) else { return }
    let pictures = page.blocks.filter { $0.isFigure && $0.region.box.height > 8 * em }.map(\.region.box)
    let rest = groups.filter { group in
      isOfLetters(group) && !words.contains { $0.grown(by: 0.2 * em).contains(group.center) }
        && !pictures.contains { $0.contains(group.center) }
    }
    guard rest.count <= Self.mostGroups else { return }
    let rows = joined(rest).filter { $0.height >= 0.4 * em && $0.width >= 0.4 * em && $0.height <= 6 * em }
    pieces = Self.inRows(rows)
  }

  /// Words that were read surely stand on ink, if the picture that the ink was found in lies as the page does.
  private static func isInk(_ groups: [Rect], of page: Page) -> Bool {
    let sure = page.words.filter { ($0.confidence?.value ?? 1) >= 0.6 }.map(\.box)
    let inked = sure.count { box in groups.contains { box.contains($0.center) } }
    return !sure.isEmpty && inked * 10 >= sure.count * 7
  }

  /// Neither rules and frames nor specks and pictures.
  private func isOfLetters(_ group: Rect) -> Bool {
    let (long, short) = (max(group.width, group.height), min(group.width, group.height))
    if long < 0.12 * em || group.height > 6 * em { return false }
    if short < 0.4 * em, long > 12 * short { return false }
    return words.lazy.filter { group.contains($0.center) }.prefix(2).count < 2
  }

  /// What stands beside each other with no more than a blank between, and the dots over it.
  private func joined(_ groups: [Rect]) -> [Rect] {
    var rows: [Rect] = []
    for group in groups.sorted(by: { ($0.minX, $0.minY) < ($1.minX, $1.minY) }) {
      var row = group
      while let index = rows.indices.reversed().first(where: { belong(rows[$0], row) }) {
        row = row.union(rows.remove(at: index))
      }
      rows.append(row)
    }
    return rows
  }

  private func belong(_ one: Rect, _ other: Rect) -> Bool {
    let low = min(one.height, other.height)
    let gap = max(one.minX, other.minX) - min(one.maxX, other.maxX)
    let common = min(one.maxY, other.maxY) - max(one.minY, other.minY)
    if low < 0.5 * em { return gap <= 0.8 * em && common > -0.4 * em }
    return gap <= 1.5 * max(em, low) && common >= 0.4 * low
  }

  private static func inRows(_ pieces: [Rect]) -> [Rect] {
    var rows: [[Rect]] = []
    for piece in pieces.sorted(by: { ($0.midY, $0.minX) < ($1.midY, $1.minX) }) {
      if let first = rows.last?.first, piece.midY < first.maxY, first.midY > piece.minY {
        rows[rows.count - 1].append(piece)
      } else {
        rows.append([piece])
      }
    }
    return rows.flatMap { $0.sorted { ($0.minX, $0.minY) < ($1.minX, $1.minY) } }
  }
}

extension Block {
  fileprivate var isFigure: Bool { if case .figure = content { true } else { false } }
}
