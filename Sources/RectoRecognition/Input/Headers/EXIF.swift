import Foundation
import RectoModel

/// The two things that matter here of a camera's notes.
struct EXIF: Sendable, Hashable {
  var orientation: ImageOrientation?
  var density: Density?

  /// `data` starts with a TIFF header. nil when it is damaged: a picture is not refused for its notes.
  static func read(_ data: Data) -> EXIF? {
    guard let file = try? TIFFFile(data), let first = try? file.directory(at: file.firstOffset) else {
      return nil
    }
    return EXIF(orientation: first.orientation, density: first.density)
  }

  /// Fills what the picture's own format has not said.
  func apply(to header: inout ImageHeader) {
    if let orientation { header.orientation = orientation }
    if header.density == nil { header.density = density }
  }
}
