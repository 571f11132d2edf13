public import Foundation
public import RectoModel

/// Draws what was recognised over the page: for people who want to see why a result is as it is.
///
/// Blocks have an outline in the colour of their kind, and their place in the reading order; lines have a thin
/// outline, and words are tinted from red (confidence 0) to green (1), grey where it is unknown.
public enum PageOverlay {
  /// `scale` is pixels a page unit. From any thread. Throws `.resourceUnavailable` when the page image can't be
  /// read, and `.limitExceeded` when the picture would have more than 32,767 pixels a side.
  public static func png(page: Page, assets: AssetStore, scale: Double) throws(RectoError) -> Data {
    let (width, height) = ((page.size.width * scale).rounded(.up), (page.size.height * scale).rounded(.up))
    guard (1...32_767).contains(width), (1...32_767).contains(height), width * height <= 200_000_000 else {
      throw RectoError(
        .limitExceeded, "The picture would have \(width) x \(height) pixels; choose another scale.")
    }
    let canvas = try OverlayCanvas(width: Int32(width), height: Int32(height), scale: scale)
    if let image = page.image, let asset = assets[image.asset] {
      try canvas.draw(try OverlayPicture(asset), by: image.transform)
    }
    for (index, block) in page.blocks.enumerated() {
      draw(block, on: canvas)
      let colour = OverlayColour(of: block.content)
      canvas.outline(block.region, colour: colour, width: 2)
      canvas.label("\(index + 1)", at: block.region.box, colour: colour)
    }
    return try canvas.png()
  }

  private static func draw(_ block: Block, on canvas: OverlayCanvas) {
    for line in block.content.ownLines {
      canvas.outline(Region(line.box), colour: .line, width: 0.5)
      for word in line.words { canvas.tint(word.box, colour: OverlayColour(of: word.confidence)) }
      if let baseline = line.baseline { canvas.path(baseline.points, colour: .line, width: 0.5) }
    }
    if case .table(let table) = block.content {
      for cell in table.cells {
        canvas.outline(cell.region, colour: OverlayColour(of: block.content), width: 1)
      }
    }
    for inner in block.content.nestedBlocks {
      draw(inner, on: canvas)
      canvas.outline(inner.region, colour: OverlayColour(of: inner.content), width: 0.7)
    }
  }
}
