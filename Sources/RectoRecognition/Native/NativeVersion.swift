internal import CCairo
internal import CLeptonica
internal import CPoppler

/// What the loaded libraries say of themselves. From any thread.
enum NativeVersion {
  static var cairo: String { String(cString: cairo_version_string()) }

  /// Without the name that leptonica puts in front.
  static var leptonica: String {
    guard let text = getLeptonicaVersion() else { return "unknown" }
    defer { lept_free(text) }
    return String(cString: text).split(separator: "-").last.map(String.init) ?? "unknown"
  }

  static var poppler: String { poppler_get_version().map { String(cString: $0) } ?? "unknown" }
}
