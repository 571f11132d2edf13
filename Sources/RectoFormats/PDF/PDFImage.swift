import Foundation
internal import RectoModel

/// An encoded picture as it goes into the file: its bytes, unchanged, and what the file has to say about them.
struct PDFImage: Sendable, Hashable {
  /// How Cairo carries the bytes. Formats that it doesn't know travel as fax data, which it never looks into;
  /// their dictionary is put right afterwards.
  enum Carrier: Sendable, Hashable {
    case jpeg, jpeg2000, opaque
  }

  var carrier: Carrier
  var data: Data
  /// In pixels.
  var width: Int
  var height: Int
  /// Keys of the image dictionary and their values in PDF syntax; nil removes the key.
  var dictionary: [Entry]

  /// What there is to do in the finished file.
  var description: Description {
    let filter =
      switch carrier {
      case .jpeg: "/DCTDecode"
      case .jpeg2000: "/JPXDecode"
      case .opaque: "/CCITTFaxDecode"
      }
    return Description(carriedAs: filter, entries: dictionary)
  }

  struct Description: Sendable, Hashable {
    /// The filter that Cairo wrote: another one means that it refused the bytes.
    var carriedAs: String
    var entries: [Entry]
  }

  struct Entry: Sendable, Hashable {
    var key: String
    var value: String?
  }

  /// Throws `.malformedInput` for a damaged file and `.unsupportedFeature` for one that a PDF can't hold as it is.
  init(_ bytes: Data, mediaType: MediaType) throws(RectoError) {
    switch mediaType {
    case .jpeg: self = try JPEGHeader(bytes).image(bytes)
    case .jpeg2000: self = try JPEG2000Header(bytes).image(bytes)
    case .png: self = try PNGFile(bytes).image
    case .tiff: self = try FaxStrip(bytes).image
    default:
      throw RectoError(
        .unsupportedFeature, "A PDF can't hold \(mediaType); give the page as JPEG, JPEG 2000, PNG or TIFF.")
    }
  }

  init(_ carrier: Carrier, _ data: Data, width: Int, height: Int, _ dictionary: [Entry]) throws(RectoError) {
    guard width > 0, height > 0 else {
      throw RectoError(
        .malformedInput, "The picture measures \(width) x \(height) pixels; it must have some.")
    }
    self.carrier = carrier
    self.data = data
    self.width = width
    self.height = height
    self.dictionary = dictionary
  }

  /// What replaces Cairo's description of fax data.
  static func entries(
    width: Int, height: Int, bits: Int, colorSpace: String, filter: String, parameters: String
  ) -> [Entry] {
    [
      Entry(key: "/Width", value: "\(width)"), Entry(key: "/Height", value: "\(height)"),
      Entry(key: "/BitsPerComponent", value: "\(bits)"), Entry(key: "/ColorSpace", value: colorSpace),
      Entry(key: "/Filter", value: filter), Entry(key: "/DecodeParms", value: "<< \(parameters) >>"),
      Entry(key: "/Decode", value: nil),
    ]
  }
}
