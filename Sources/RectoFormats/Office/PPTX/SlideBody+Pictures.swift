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
  init(_ scan: ShownScan, setup: SlideSetup) {
    self.init(
      asset: scan.asset, box: setup.box(scan.box), rotation: scan.rotation, isMirrored: scan.isMirrored,
      alternateText: scan.alternateText)
  }
}
