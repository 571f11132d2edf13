import Foundation
internal import RectoModel
internal import RectoPDF

/// An encoded picture as it goes into the file: its bytes, unchanged, and what the file has to say about them.
struct PDFImage: Sendable, Hashable {
  var data: Data
  /// In pixels.
  var width: Int
  var height: Int
  /// Keys of the image dictionary and their values in PDF syntax, size and kind aside.
  var entries: [Entry]

  struct Entry: Sendable, Hashable {
    var key: String
    var value: String
  }

  /// Throws `.malformedInput` for a damaged file and `.unsupportedFeature` for one that a PDF can't hold as it is.
  init(_ bytes: Data, mediaType: MediaType) throws(RectoError) {
    switch mediaType {
    case .jpeg: self = try JPEGHeader(bytes).image(bytes)
    case .jpeg2000: self = try JPEG2000Header(bytes).image(bytes)
    case .png: self = try PNGFile(bytes).image
    case .tiff: self = try FaxStrip(bytes).image
    case .jbig2:
      let file = try JBIG2File(bytes)
      self = try PDFImage(
        Data(file.embedded), width: file.width, height: file.height,
        Self.entries(bits: 1, colorSpace: "/DeviceGray", filter: "/JBIG2Decode"))
    default:
      throw RectoError(
        .unsupportedFeature,
        "A PDF can't hold \(mediaType); give the page as JPEG, JPEG 2000, PNG, JBIG2 or TIFF.")
    }
  }

  init(_ data: Data, width: Int, height: Int, _ entries: [Entry]) throws(RectoError) {
    guard width > 0, height > 0 else {
      throw RectoError(
        .malformedInput, "The picture measures \(width) x \(height) pixels; it must have some.")
    }
    self.data = data
    self.width = width
    self.height = height
    self.entries = entries
  }

  /// What is said of pixels whose number of bits and colours the file itself doesn't tell.
  static func entries(
    bits: Int, colorSpace: String, filter: String, parameters: String? = nil
  ) -> [Entry] {
    let entries = [
      Entry(key: "/BitsPerComponent", value: "\(bits)"), Entry(key: "/ColorSpace", value: colorSpace),
      Entry(key: "/Filter", value: filter),
    ]
    return entries + (parameters.map { [Entry(key: "/DecodeParms", value: "<< \($0) >>")] } ?? [])
  }

  /// What a picture is for.
  enum Role: Sendable, Hashable {
    case picture
    /// Black pixels are where something is painted.
    case mask
    /// Painted where the mask, an object of the same file, is black.
    case masked(by: Int)
  }

  mutating func take(_ role: Role) {
    switch role {
    case .picture: break
    case .mask:
      entries.removeAll { $0.key == "/ColorSpace" }
      entries.append(Entry(key: "/ImageMask", value: "true"))
    case .masked(let mask): entries.append(Entry(key: "/Mask", value: "\(mask) 0 R"))
    }
  }

  /// The image dictionary, in PDF syntax.
  var dictionary: String {
    let own = "/Type /XObject /Subtype /Image /Width \(width) /Height \(height)"
    let rest = entries.map { "\($0.key) \($0.value)" }.joined(separator: " ")
    return "<< \(own) \(rest) /Length \(data.count) >>"
  }
}
