import Foundation
import RectoModel

/// Cuts the figures of a scanned page out of its picture, and the formulas, whose text is mostly misread.
struct FigureCutter {
  let task: PageTask
  /// A pixel of it is a page unit.
  let bitmap: PageBitmap
  let resolution: Resolution
  /// Pictures that the page has already.
  var known = 0

  /// Sharper ones are made coarser: nobody sees it, and files stay small.
  private static let sharpest = 300.0

  /// The blocks, their figures and formulas with assets as far as they have none, and these.
  func cut(_ blocks: [Block]) throws(RectoError) -> (blocks: [Block], assets: [Asset]) {
    var (blocks, assets): ([Block], [Asset]) = (blocks, [])
    for index in blocks.indices {
      guard blocks[index].isUncut,
        let asset = try asset(of: blocks[index].region.box, number: known + assets.count + 1)
      else { continue }
      blocks[index].show(asset.id)
      assets.append(asset)
    }
    return (blocks, assets)
  }

  private func asset(of box: Rect, number: Int) throws(RectoError) -> Asset? {
    let paper = bitmap.size.rect
    guard let id = AssetID("\(task.assetName)-picture-\(number)"), let box = box.intersection(paper) else {
      return nil
    }
    let part = try bitmap.clipped(to: box)
    let isTooSharp = resolution.unitsPerInch > 1.25 * Self.sharpest
    let cut = isTooSharp ? try part.scaled(by: Self.sharpest / resolution.unitsPerInch) : part
    return try PictureFile(id: id, spool: task.spool).write(
      cut, isPhotographic: try cut.isPhotographic,
      unitsPerInch: isTooSharp ? Self.sharpest : resolution.unitsPerInch)
  }
}

extension Block {
  /// A figure or a formula of which nothing but its words is known.
  fileprivate var isUncut: Bool {
    switch content {
    case .figure(let figure): figure.asset == nil
    case .formula(let formula): formula.asset == nil && formula.latex == nil
    default: false
    }
  }

  fileprivate mutating func show(_ asset: AssetID) {
    switch content {
    case .figure(var figure):
      figure.asset = asset
      content = .figure(figure)
    case .formula(var formula):
      formula.asset = asset
      content = .formula(formula)
    default: break
    }
  }
}
