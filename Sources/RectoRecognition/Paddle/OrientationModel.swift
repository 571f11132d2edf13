import RectoModel

/// Tells from the look of a page which way up it is, in a few milliseconds: for one thread at a time.
final class OrientationModel {
  private let model: NeuralModel

  /// The page's shorter side is made so long, and the middle of it is looked at.
  private static let shortSide = 256.0
  private static let side = 224

  init(_ folder: ModelFolder) throws(RectoError) {
    let runtime = try OpenVINORuntime(folder)
    model = try runtime.compile(
      folder.file(ModelFolder.orientationName), properties: PaddleModels.properties(threads: 1))
  }

  /// The clockwise turn that the page needs, and how likely it is, 0...1.
  func turn(of page: PageBitmap) throws(RectoError) -> (turn: Rotation, probability: Double) {
    var input = Self.input(try PixelSamples(try Self.small(page)))
    let chances = try model.run(&input, shape: [1, 3, Self.side, Self.side]) { $0.values }
    let best = chances.indices.max { chances[$0] < chances[$1] } ?? 0
    // The classes are the turns that the page has had.
    let had = Rotation(degrees: best * 90) ?? .none
    return (had.opposite, Double(chances.isEmpty ? 0 : chances[best]))
  }

  private static func small(_ page: PageBitmap) throws(RectoError) -> PageBitmap {
    let scale = shortSide / max(1, min(page.size.width, page.size.height))
    return try page.scaled(
      to: Size(
        width: max(Double(side), (page.size.width * scale).rounded()),
        height: max(Double(side), (page.size.height * scale).rounded())))
  }

  /// The middle of it.
  static func input(_ samples: PixelSamples) -> [Float] {
    samples.normalized(
      x: (samples.width - side) / 2, y: (samples.height - side) / 2, width: side, height: side)
  }
}
