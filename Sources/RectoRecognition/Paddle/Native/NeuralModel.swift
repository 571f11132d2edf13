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
    try infer(&input, shape: shape)
    return body(try output(0))
  }

  /// The same with copies of the first outputs.
  func outputs(_ count: Int, of input: inout [Float], shape: [Int]) throws(RectoError) -> [[Float]] {
    try infer(&input, shape: shape)
    var outputs: [[Float]] = []
    for index in 0..<count { outputs.append(try output(index).values) }
    return outputs
  }

  private func infer(_ input: inout [Float], shape: [Int]) throws(RectoError) {
    var message = NativeMessage()
    let dimensions = shape.map(Int64.init)
    let code = input.withUnsafeMutableBufferPointer { values in
      message.filled { cov_run(model, values.baseAddress, dimensions, dimensions.count, $0, $1) }
    }
    guard code == 0 else { throw Self.failure(cause: message.text) }
  }

  private func output(_ index: Int) throws(RectoError) -> NeuralOutput {
    var shape = [Int64](repeating: 0, count: 8)
    var rank = 0
    guard let values = cov_output(model, index, &shape, shape.count, &rank), rank <= 8 else {
      throw Self.failure(cause: "It has no output \(index).")
    }
    return NeuralOutput(values: values, shape: shape.prefix(rank).map(Int.init))
  }

  private static func failure(cause: String) -> RectoError {
    RectoError(
      .engineFailure, "The neural engine failed on this page; try --engine tesseract.", cause: cause)
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
