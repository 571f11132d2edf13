internal import RectoModel

/// The kinds of script that Office files have different fonts and languages for.
enum TextScript: Sendable, Hashable {
  case western
  /// Chinese, Japanese and Korean.
  case eastAsian
  /// Arabic, Hebrew and their like.
  case rightToLeft
  /// Indic and South-East Asian scripts, whose letters change with their neighbours.
  case complex
}

extension String {
  /// The first script other than western that it has characters of.
  var script: TextScript {
    for scalar in unicodeScalars where scalar.value >= 0x0590 {
      if let script = scalar.specialScript { return script }
    }
    return .western
  }
}

extension Unicode.Scalar {
  /// nil for western letters and for what all scripts share.
  fileprivate var specialScript: TextScript? {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      .rightToLeft
    case 0x0900...0x109F, 0x1780...0x18AF, 0x1900...0x1AAF, 0xA840...0xA95F, 0xA980...0xAADF:
      .complex
    case 0x1100...0x11FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
      .eastAsian
    default: nil
    }
  }
}
