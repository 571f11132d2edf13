import RectoModel

/// What a picture says of itself before it is decoded.
struct ImageHeader: Sendable, Hashable {
  enum Colour: Sendable, Hashable {
    case gray, rgb, cmyk, palette
  }

  var width: Int
  var height: Int
  var bitsPerChannel = 8
  var colour = Colour.rgb
  var hasAlpha = false
  var orientation = ImageOrientation.upright
  var density: Density?
  /// How long the file must be to hold all pixels, where the header tells.
  var byteCount = 0
  /// The bytes can stand in a PDF as they are, if the whole file is this one picture.
  var isPortable = false
  /// Why not, for people.
  var obstacle: String?

  var size: Size { Size(width: Double(width), height: Double(height)) }

  /// Throws `.limitExceeded`, and `.malformedInput` for a picture without pixels or a file that is too short.
  func check(against limits: Limits, fileBytes: Int) throws(RectoError) {
    guard width > 0, height > 0 else {
      throw RectoError(.malformedInput, "The image has no pixels; scan or save it again.")
    }
    let fits =
      width <= limits.sidePixels && height <= limits.sidePixels
      && width.multipliedReportingOverflow(by: height).partialValue <= limits.pixels
    guard fits else {
      throw RectoError(
        .limitExceeded,
        "The image has \(width) x \(height) pixels, more than the limit of \(limits.sidePixels) a side and "
          + "\(limits.pixels) in all; scale it down.")
    }
    guard byteCount <= fileBytes else { throw ByteReader.cutOff }
  }
}

/// Pixels an inch, as a file states them.
struct Density: Sendable, Hashable {
  var x: Double
  var y: Double

  init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  init(perCentimetre x: Double, _ y: Double) { self.init(x: x * 2.54, y: y * 2.54) }
  init(perMetre x: Int, _ y: Int) { self.init(x: Double(x) * 0.0254, y: Double(y) * 0.0254) }
}
