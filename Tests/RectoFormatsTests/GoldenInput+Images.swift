import RectoModel
import RectoTesting

extension GoldenInput {
  static let imageCases = [jpegUpright, jpegTurned, bilevelUpsideDown, greySkewed, figures]

  /// A page of 300 x 420 pixels and what stands on it.
  private static func addPage(
    _ document: inout DocumentBuilder, _ asset: AssetID, rotation: Rotation = .none, deskew: Double = 0
  ) throws {
    let pixels = Size(width: 300, height: 420)
    let turned = rotation.swapsSides ? Size(width: 420, height: 300) : pixels
    let transform = rotation.transform(of: pixels)
      .followed(by: .translation(x: -turned.width / 2, y: -turned.height / 2))
      .followed(by: .rotation(deskew * .pi / 180))
      .followed(by: .translation(x: turned.width / 2, y: turned.height / 2))
    let image = PageImage(
      asset: asset, size: pixels, transform: transform, rotation: rotation, deskew: deskew)
    try document.page(size: turned, resolution: .measured(72), image: image) { (page) throws(RectoError) in
      (page.left, page.top) = (30, 200)
      page.paragraph("Bars and\na seal")
    }
  }

  static let jpegUpright = GoldenInput(
    "image-jpeg", picture: "page-0001.jpg", as: .jpeg(quality: 60)
  ) { document, asset in
    try addPage(&document, asset)
  }

  static let jpegTurned = GoldenInput(
    "image-turned-90", picture: "page-0001.jpg", as: .jpeg(quality: 60)
  ) { document, asset in
    try addPage(&document, asset, rotation: .clockwise90)
  }

  static let bilevelUpsideDown = GoldenInput(
    "image-bilevel-180", picture: "page-0001.tif", as: .tiff, bilevel: true
  ) { document, asset in
    try addPage(&document, asset, rotation: .clockwise180)
  }

  static let greySkewed = GoldenInput(
    "image-skewed-270", picture: "page-0001.png", as: .png
  ) { document, asset in
    try addPage(&document, asset, rotation: .clockwise270, deskew: 1.5)
  }

  static let figures = GoldenInput("figures", picture: "bars.png", as: .png, width: 120, height: 200) {
    document, asset in
    try document.page { (page) throws(RectoError) in
      let shown = page.add(
        .figure(Figure(asset: asset, alternateText: "Four bars [and] a \"seal\"")),
        box: Rect(x: 120, y: 120, width: 360, height: 480))
      page.top = 620
      page.add(.caption(Caption(Paragraph(page.lines("Figure 1. Output.")), target: shown)))
      page.add(.figure(Figure(asset: AssetID("gone.png"), lines: page.lines("A lost picture"))))
      page.add(.formula(Formula(asset: asset, lines: page.lines("E = mc"))))
    }
  }
}
