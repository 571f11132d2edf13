internal import Foundation
internal import RectoModel

extension SlideBody {
  mutating func add(_ figure: Figure, of block: Block) {
    let description = [figure.alternateText?.cleaned ?? "", figure.lines.cleanRunningText]
      .filter { !$0.isEmpty }.joined(separator: "\n")
    if addPicture(figure.asset, of: block, description) { return }
    var piece = TextPiece(figure.lines)
    if piece.isEmpty { piece.text = figure.alternateText?.cleaned }
    if !piece.isEmpty { addText([piece], region: block.region.box) }
  }

  /// Its picture; else its words, and its LaTeX where it has none.
  mutating func add(_ formula: Formula, of block: Block) {
    let latex = formula.cleanLaTeX?.joined(separator: " ")
    let words = formula.lines.cleanRunningText
    if addPicture(formula.asset, of: block, latex ?? words) { return }
    var piece = TextPiece(formula.lines, alignment: .center)
    if let latex {
      piece.text = latex
      context.report(
        .contentOmitted(
          page: page, block: block.id, what: "the look of a formula; its LaTeX stands as text"))
    }
    if !piece.isEmpty { addText([piece], region: block.region.box) }
  }

  /// False when there is no picture to show.
  private mutating func addPicture(_ id: AssetID?, of block: Block, _ description: String) -> Bool {
    guard let asset = context.showableAsset(id, of: block, page: page), !block.region.box.isEmpty else {
      return false
    }
    append(
      .picture(SlidePicture(asset: asset, box: setup.box(block.region.box), alternateText: description)))
    return true
  }
}

extension SlidePicture {
  /// A scan that is moved, turned and stretched by its transform. Office turns pictures round their middle.
  init(asset: Asset, image: PageImage, page: Int, setup: SlideSetup) {
    let map = image.transform
    let (width, height) = (
      image.size.width * (map.a * map.a + map.b * map.b).squareRoot(),
      image.size.height * (map.c * map.c + map.d * map.d).squareRoot()
    )
    let middle = map.apply(to: Point(x: image.size.width / 2, y: image.size.height / 2))
    let isMirrored = map.determinant < 0
    let angle = isMirrored ? atan2(-map.b, -map.a) : atan2(map.b, map.a)
    let turn = Int((angle * 180 / .pi * 60_000).rounded())
    self.init(
      asset: asset,
      box: setup.box(
        Rect(x: middle.x - width / 2, y: middle.y - height / 2, width: width, height: height)),
      rotation: turn < 0 ? turn + 21_600_000 : turn, isMirrored: isMirrored,
      alternateText: "Scan of page \(page)")
  }
}
