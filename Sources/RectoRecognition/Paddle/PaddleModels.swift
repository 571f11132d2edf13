import Foundation
import RectoModel

/// The compiled models of PP-OCRv6 for one recogniser: for one thread at a time, which its actor sees to.
final class PaddleModels {
  let version: String
  private let detection: NeuralModel
  private let recognition: NeuralModel
  private let direction: NeuralModel
  private let table: CharacterTable

  /// Throws `.resourceUnavailable` when the models are missing or damaged.
  init(_ folder: ModelFolder, threads: Int) throws(RectoError) {
    let runtime = try OpenVINORuntime(folder)
    let properties = Self.properties(threads: threads)
    version = runtime.version
    func model(_ name: String) throws(RectoError) -> NeuralModel {
      try runtime.compile(folder.file(name), properties: properties)
    }
    detection = try model(ModelFolder.detectionName)
    recognition = try model(ModelFolder.recognitionName)
    direction = try model(ModelFolder.directionName)
    table = try CharacterTable(onnx: folder.file(ModelFolder.recognitionName))
  }

  /// Floats of 32 bits give the same on every processor; threads tied to a core would all be tied to the same one
  /// when several processes run. Without a cache of compiled models: OpenVINO reads what another process is still writing there,
  /// and a worker that met a bad file could spoil it for the next.
  static func properties(threads: Int) -> [(key: String, value: String)] {
    [
      (key: "INFERENCE_NUM_THREADS", value: "\(threads)"), ("PERFORMANCE_HINT", "LATENCY"),
      ("NUM_STREAMS", "1"), ("INFERENCE_PRECISION_HINT", "f32"), ("ENABLE_CPU_PINNING", "NO"),
    ]
  }

  /// The probabilities that the pixels of a picture belong to text; its sides are multiples of 32.
  func textMap(of picture: PixelSamples) throws(RectoError) -> [Float] {
    var planes = picture.planes
    return try detection.run(&planes, shape: [1, 3, picture.height, picture.width]) { $0.values }
  }

  func read(_ line: LineImage) throws(RectoError) -> LineReading {
    var planes = line.planes
    let steps = try recognition.run(&planes, shape: [1, 3, LineImage.height, line.paddedWidth]) {
      $0.largestOfRows
    }
    return LineReading(steps, table: table)
  }

  /// How likely it is that the line stands on its head, 0...1. Its beginning tells.
  func chanceOfTurned(_ line: LineImage) throws(RectoError) -> Float {
    let width = 192
    var input = [Float](repeating: 0, count: 3 * LineImage.height * width)
    for row in 0..<3 * LineImage.height {
      for x in 0..<min(width, line.width) {
        input[row * width + x] = line.planes[row * line.paddedWidth + x]
      }
    }
    return try direction.run(&input, shape: [1, 3, LineImage.height, width]) { $0.values.last ?? 0 }
  }
}
