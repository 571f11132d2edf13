public import Foundation
public import RectoModel

/// A page as a model sees it, and what is known of its ink.
public struct PageLook: Codable, Sendable, Hashable {
  /// A PNG.
  public var picture: URL
  /// In pixels.
  public var size: Size
  /// The boxes of connected ink in pixels, faint ink too; none where there is more than text could be.
  public var ink: [Rect]

  public init(picture: URL, size: Size, ink: [Rect]) {
    self.picture = picture
    self.size = size
    self.ink = ink
  }

  /// The boxes in units of the page; none when the picture has another shape.
  public func ink(on page: Page) -> [Rect] {
    guard size.width > 0, size.height > 0 else { return [] }
    let (across, down) = (page.size.width / size.width, page.size.height / size.height)
    guard abs(across - down) < 0.02 * across else { return [] }
    let scale = AffineTransform.scale(x: across, y: down)
    return ink.map { scale.apply(to: $0) }
  }
}

extension PageBitmap {
  /// More groups are the grain of a photograph.
  private static let mostGroups = 20_000

  func letterInk(unitsPerInch: Double) throws(RectoError) -> [Rect] {
    guard depth > 1 else { return try fewGroups() }
    let ink = try InkDepth(of: depth == 32 ? self : gray(), unitsPerInch: unitsPerInch)
    return try ink.coarse(ink.mask()).fewGroups()
  }

  private func fewGroups() throws(RectoError) -> [Rect] {
    let groups = try groupBoxes()
    return groups.count > Self.mostGroups ? [] : groups
  }
}
