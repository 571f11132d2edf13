internal import COpenVINO
import Foundation
import RectoModel

/// OpenVINO (2026.4), loaded when it is first needed. Its core may be used from any thread; nothing here changes it
/// after `init`.
final class OpenVINORuntime: @unchecked Sendable {
  private let runtime: OpaquePointer

  /// Throws `.resourceUnavailable` when the libraries are missing, or don't run on this machine.
  init(_ folder: ModelFolder) throws(RectoError) {
    var message = NativeMessage()
    let library = folder.file(ModelFolder.runtimeName)
    guard let runtime = message.filled(by: { cov_open(library.path, $0, $1) }) else {
      throw RectoError(
        .resourceUnavailable,
        "OpenVINO can't be loaded; remove the folder and install it anew: recto models install",
        location: .init(file: folder.url.path), cause: message.text)
    }
    self.runtime = runtime
  }

  deinit { cov_close(runtime) }

  /// `2026.4.1-...`.
  var version: String {
    var message = NativeMessage()
    message.filled { cov_version(runtime, $0, $1) }
    return message.text
  }

  /// A model for one thread at a time, which keeps the runtime alive. With a `shape` it takes inputs of this one alone, and
  /// less than half of the memory.
  func compile(
    _ file: URL, shape: [Int] = [], properties: [(key: String, value: String)]
  ) throws(RectoError) -> NeuralModel {
    let keys = properties.map { strdup($0.key) }
    let values = properties.map { strdup($0.value) }
    defer { (keys + values).forEach { free($0) } }
    var message = NativeMessage()
    let model = message.filled { text, capacity in
      cov_compile(
        runtime, file.path, shape.map(Int64.init), shape.count, keys.map { UnsafePointer($0) },
        values.map { UnsafePointer($0) }, keys.count, text, capacity)
    }
    guard let model else {
      throw RectoError(
        .engineFailure, "OpenVINO can't use the model; install it anew: recto models install",
        location: .init(file: file.path), cause: message.text)
    }
    return NeuralModel(owning: model, of: self)
  }
}

/// A text that a C function writes.
struct NativeMessage {
  private var bytes = [CChar](repeating: 0, count: 1024)

  @discardableResult
  mutating func filled<Output>(by body: (UnsafeMutablePointer<CChar>?, Int) -> Output) -> Output {
    bytes.withUnsafeMutableBufferPointer { body($0.baseAddress, $0.count) }
  }

  var text: String {
    let end = bytes.firstIndex(of: 0) ?? bytes.count
    return String(decoding: bytes[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
