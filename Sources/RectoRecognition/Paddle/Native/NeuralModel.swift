internal import COpenVINO
import RectoModel

/// A compiled model with its one request (OpenVINO 2026.4). For one thread at a time, which its actor sees to.
final class NeuralModel {
  private let model: OpaquePointer
  private let runtime: OpenVINORuntime

  /// Takes over the model.
  init(owning model: OpaquePointer, of runtime: OpenVINORuntime) {
    self.model = model
    self.runtime = runtime
  }

  deinit { cov_model_free(model) }

  /// Runs on one input of `shape` and gives the first output to `body`. Throws `.engineFailure`.
  func run<Output>(
    _ input: inout [Float], shape: [Int], _ body: (NeuralOutput) -> Output
  ) throws(RectoError) -> Output {
    var message = NativeMessage()
    let dimensions = shape.map(Int64.init)
    let code = input.withUnsafeMutableBufferPointer { values in
      message.filled { cov_run(model, values.baseAddress, dimensions, dimensions.count, $0, $1) }
    }
    var outputShape = [Int64](repeating: 0, count: 8)
    var rank = 0
    guard code == 0, let values = cov_output(model, &outputShape, outputShape.count, &rank), rank <= 8 else {
      throw RectoError(
        .engineFailure, "The neural engine failed on this page; try --engine tesseract.", cause: message.text)
    }
    return body(NeuralOutput(values: values, shape: outputShape.prefix(rank).map(Int.init)))
  }
}

/// What a model gave. Valid as long as the function that it is given to runs.
struct NeuralOutput {
  private let start: UnsafePointer<Float>
  let shape: [Int]

  fileprivate init(values: UnsafePointer<Float>, shape: [Int]) {
    start = values
    self.shape = shape
  }

  var count: Int { shape.reduce(1, *) }

  /// A copy of all.
  var values: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// For an output of rows, the largest value of each and where it stands.
  var largestOfRows: [(index: Int, value: Float)] {
    guard let columns = shape.last, columns > 0 else { return [] }
    return (0..<count / columns).map {
      Self.largest(UnsafeBufferPointer(start: start + $0 * columns, count: columns))
    }
  }

  /// The first one, where several are equal.
  private static func largest(_ row: UnsafeBufferPointer<Float>) -> (index: Int, value: Float) {
    let raw = UnsafeRawBufferPointer(row)
    let lanes = SIMD16<Float>.scalarCount
    var best = SIMD16<Float>(repeating: -.infinity)
    var place = 0
    while place + lanes <= row.count {
      let next = raw.loadUnaligned(fromByteOffset: place * 4, as: SIMD16<Float>.self)
      best.replace(with: next, where: next .> best)
      place += lanes
    }
    let value = row[place...].reduce(best.max(), max)
    return (row.firstIndex(of: value) ?? 0, value)
  }
}
