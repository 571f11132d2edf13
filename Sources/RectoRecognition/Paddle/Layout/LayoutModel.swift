import Foundation
import RectoLayout
import RectoModel

/// Sees titles, figures, tables and the like on the picture of a page (PicoDet, trained on CDLA): for one thread at a time.
final class LayoutModel {
  private let model: NeuralModel

  /// As provenance names it.
  static let name = "layout_cdla"
  static let width = 608
  static let height = 800
  private static let shape = [1, 3, height, width]

  /// `folder` is the engine's, whose runtime it needs. Throws `.resourceUnavailable` when the model isn't installed beside it,
  /// `.engineFailure` when it can't be used.
  init(_ folder: ModelFolder, threads: Int = 1) throws(RectoError) {
    guard let own = folder.layout else {
      throw RectoError(
        .resourceUnavailable, "The layout model is not installed; install it with: recto models install",
        location: .init(file: folder.url.path))
    }
    let runtime = try OpenVINORuntime(folder)
    model = try runtime.compile(
      own.file(ModelFolder.layoutName), shape: Self.shape,
      properties: PaddleModels.properties(threads: threads))
  }

  /// In pixels of the page, the surest first.
  func regions(of page: PageBitmap) throws(RectoError) -> [LayoutRegion] {
    let small = try page.scaled(to: Size(width: Double(Self.width), height: Double(Self.height)))
    var input = try PixelSamples(small).normalized(x: 0, y: 0, width: Self.width, height: Self.height)
    let outputs = try model.outputs(2 * RegionGrid.strides.count, of: &input, shape: Self.shape)
    let grid = RegionGrid(
      width: Self.width, height: Self.height, scores: Array(outputs.prefix(RegionGrid.strides.count)),
      distances: Array(outputs.suffix(RegionGrid.strides.count)))
    guard let regions = grid.regions else {
      throw RectoError(
        .engineFailure, "The layout model gave something else than regions; try --geometry-only.")
    }
    let (x, y) = (page.size.width / Double(Self.width), page.size.height / Double(Self.height))
    return regions.map { region in
      var region = region
      region.box = AffineTransform.scale(x: x, y: y).apply(to: region.box)
      return region
    }
  }
}
