import Foundation
import RectoModel

/// The compiled models of PP-OCRv6 for one recogniser: for one thread at a time, which its actor sees to.
final class PaddleModels {
  let version: String
  private let detection: NeuralModel
  private let runtime: OpenVINORuntime
  private let folder: ModelFolder
  private let properties: [(key: String, value: String)]
  /// Made when they are first needed: most pages of good print are only looked at.
  private var recognition: (model: NeuralModel, table: CharacterTable)?
  private var direction: NeuralModel?

  /// Throws `.resourceUnavailable` when the models are missing or damaged.
  init(_ folder: ModelFolder, threads: Int, halfPrecision: Bool = false) throws(RectoError) {
    let runtime = try OpenVINORuntime(folder)
    let properties = Self.properties(threads: threads, halfPrecision: halfPrecision)
    (self.runtime, self.folder, self.properties) = (runtime, folder, properties)
    version = runtime.version
    detection = try runtime.compile(
      folder.file(ModelFolder.detectionName), shape: Self.tileShape, properties: properties)
  }

  private func compile(_ name: String) throws(RectoError) -> NeuralModel {
    try runtime.compile(folder.file(name), properties: properties)
  }

  /// Floats of 32 bits give the same on every processor; threads tied to a core would all be tied to the same one
  /// when several processes run. Without a cache of compiled models: OpenVINO reads what another process is still writing there,
  /// and a worker that met a bad file could spoil it for the next. Few kernels are kept: lines have many widths, and making one
  /// anew takes no time.
  static func properties(threads: Int, halfPrecision: Bool = false) -> [(key: String, value: String)] {
    [
      (key: "INFERENCE_NUM_THREADS", value: "\(threads)"), ("PERFORMANCE_HINT", "LATENCY"),
      ("NUM_STREAMS", "1"), ("INFERENCE_PRECISION_HINT", halfPrecision ? "bf16" : "f32"),
      ("ENABLE_CPU_PINNING", "NO"),
      ("CPU_RUNTIME_CACHE_CAPACITY", "128"),
    ]
  }

  private static let tileShape = [1, 3, PageTiles.side, PageTiles.side]

  /// The probabilities that the pixels of a picture belong to text.
  func textMap(of picture: PixelSamples) throws(RectoError) -> [Float] {
    var map = [Float](repeating: 0, count: picture.width * picture.height)
    for tile in PageTiles(width: picture.width, height: picture.height).tiles {
      var planes = picture.planes(x: tile.x, y: tile.y, side: PageTiles.side)
      let seen = try detection.run(&planes, shape: Self.tileShape) { $0.values }
      guard seen.count == PageTiles.side * PageTiles.side else {
        throw RectoError(
          .engineFailure, "The neural engine gave a map of another size; try --engine tesseract.")
      }
      for y in tile.usedY {
        let (from, to) = ((y - tile.y) * PageTiles.side - tile.x, y * picture.width)
        for x in tile.usedX { map[to + x] = seen[from + x] }
      }
    }
    return map
  }

  func read(_ line: LineImage) throws(RectoError) -> LineReading {
    let (model, table) = try loadedRecognition()
    var planes = line.planes
    let steps = try model.run(&planes, shape: [1, 3, LineImage.height, line.paddedWidth]) {
      $0.largestOfRows
    }
    return LineReading(steps, table: table)
  }

  private func loadedRecognition() throws(RectoError) -> (model: NeuralModel, table: CharacterTable) {
    if let recognition { return recognition }
    let loaded = (
      model: try compile(ModelFolder.recognitionName),
      table: try CharacterTable(onnx: folder.file(ModelFolder.recognitionName))
    )
    recognition = loaded
    return loaded
  }

  private func loadedDirection() throws(RectoError) -> NeuralModel {
    if let direction { return direction }
    let loaded = try compile(ModelFolder.directionName)
    direction = loaded
    return loaded
  }

  /// How likely it is that the line stands on its head, 0...1. Its beginning tells.
  func chanceOfTurned(_ line: LineImage) throws(RectoError) -> Float {
    let model = try loadedDirection()
    let width = 192
    var input = [Float](repeating: 0, count: 3 * LineImage.height * width)
    for row in 0..<3 * LineImage.height {
      for x in 0..<min(width, line.width) {
        input[row * width + x] = line.planes[row * line.paddedWidth + x]
      }
    }
    return try model.run(&input, shape: [1, 3, LineImage.height, width]) { $0.values.last ?? 0 }
  }
}
