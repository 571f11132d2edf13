internal import RectoModel

extension MediaType {
  /// By the ending; `application/octet-stream` for those that are unknown.
  init(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "png": self = .png
    case "jpg", "jpeg": self = .jpeg
    case "jp2", "jpx", "j2k": self = .jpeg2000
    case "tif", "tiff": self = .tiff
    case "webp": self = .webp
    case "gif": self = .gif
    case "bmp": self = .bmp
    case "pdf": self = .pdf
    default: self = MediaType("application/octet-stream")
    }
  }
}

extension Resolution {
  /// For pages of unknown resolution: that of the usual ones which makes the page nearest to A4 or Letter.
  static func guessed(pageSize: Size) -> Resolution {
    let longer = max(pageSize.width, pageSize.height)
    let usual = [72.0, 96, 100, 150, 200, 240, 300, 400, 600]
    let best = usual.min { abs(longer / $0 - 11.5) < abs(longer / $1 - 11.5) }
    return .assumed(best ?? 300)
  }
}
