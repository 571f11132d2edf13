import Foundation
internal import RectoModel

/// The scan of a page as Office programs show it: they turn pictures round their middle.
struct ShownScan {
  let asset: Asset
  /// In page units, before it is turned.
  let box: Rect
  /// Clockwise, in 1/60,000 degree.
  let rotation: Int
  let isMirrored: Bool
  let alternateText: String

  /// nil when there is none, or none that can be shown, which is reported together with what stands there `instead`.
  init?(of page: Page, number: Int, instead: String, context: WriteContext) {
    guard let image = page.image else { return nil }
    guard let asset = context.assets[image.asset] else {
      context.report(.assetMissing(page: number, asset: image.asset))
      return nil
    }
    guard asset.isShownByOffice else {
      let type = asset.mediaType
      context.report(
        .engineNote(
          page: number,
          note: "the scan is of type \(type), which Office programs don't show; \(instead)"))
      return nil
    }
    self.init(asset, image, page: number)
  }

  private init(_ asset: Asset, _ image: PageImage, page: Int) {
    let map = image.transform
    let (width, height) = (
      image.size.width * (map.a * map.a + map.b * map.b).squareRoot(),
      image.size.height * (map.c * map.c + map.d * map.d).squareRoot()
    )
    let middle = map.apply(to: Point(x: image.size.width / 2, y: image.size.height / 2))
    isMirrored = map.determinant < 0
    let angle = isMirrored ? atan2(-map.b, -map.a) : atan2(map.b, map.a)
    let turn = Int((angle * 180 / .pi * 60_000).rounded())
    rotation = turn < 0 ? turn + 21_600_000 : turn
    box = Rect(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)
    self.asset = asset
    alternateText = "Scan of page \(page)"
  }
}
