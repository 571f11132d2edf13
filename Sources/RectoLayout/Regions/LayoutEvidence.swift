import RectoModel

/// What a model of layouts says of places on a page, as far as it has proved right where geometry is weak. It has no say
/// where it wasn't asked.
struct LayoutEvidence: Sendable {
  private let regions: [LayoutRegion]

  /// Of the area of a box that lies in a region.
  private static let most = 0.6
  private static let sureTitle = 0.65
  private static let surestTitle = 0.9
  private static let rival = 0.5
  private static let sureEdge = 0.75
  private static let sureEquation = 0.6
  private static let sureTable = 0.8

  init(_ regions: [LayoutRegion]) { self.regions = regions }

  /// A title, and nothing else: the model often sees the first line of a paragraph, or the page's head, as both.
  func isTitle(_ box: Rect) -> Bool {
    guard let title = title(at: box) else { return false }
    return regions[title].score >= Self.surestTitle
      || !holds(box, [.text, .header, .footer], from: Self.rival)
  }

  /// The head or the foot of a page: a letterhead, a name of the magazine.
  func isAtEdge(_ box: Rect) -> Bool {
    title(at: box) == nil && holds(box, [.header, .footer], from: Self.sureEdge)
  }

  func isEquation(_ box: Rect) -> Bool { holds(box, [.equation], from: Self.sureEquation) }

  /// As `isAtEdge`, of words that other signs speak for, too.
  func mayRun(_ box: Rect) -> Bool {
    regions.contains {
      [.header, .footer].contains($0.kind) && $0.score >= 0.6 && share(of: box, in: $0.box) > 0.5
    }
  }

  var tables: [Rect] {
    regions.filter { $0.kind == .table && $0.score >= Self.sureTable }.map(\.box)
  }

  /// Which title or equation a line belongs to, so that it isn't taken together with lines that don't.
  func part(of box: Rect) -> Int? {
    if isTitle(box) { return title(at: box) }
    return regions.firstIndex {
      $0.kind == .equation && $0.score >= Self.sureEquation && share(of: box, in: $0.box) > Self.most
    }
  }

  func isTitle(_ part: Int) -> Bool { regions[part].kind == .title }

  private func title(at box: Rect) -> Int? {
    regions.firstIndex {
      $0.kind == .title && $0.score >= Self.sureTitle && share(of: box, in: $0.box) > Self.most
    }
  }

  private func holds(_ box: Rect, _ kinds: Set<LayoutRegion.Kind>, from score: Double) -> Bool {
    regions.contains {
      kinds.contains($0.kind) && $0.score >= score && share(of: box, in: $0.box) > Self.most
    }
  }

  private func share(of box: Rect, in region: Rect) -> Double {
    let box = box.sound
    guard box.area > 0, let common = box.intersection(region) else { return 0 }
    return common.area / box.area
  }
}
