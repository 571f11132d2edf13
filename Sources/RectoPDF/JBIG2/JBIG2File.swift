package import Foundation
package import RectoModel

/// A JBIG2 file of one page (ITU-T T.88): as a file by itself, and as the part of it that a PDF holds.
package struct JBIG2File: Sendable, Hashable {
  /// In pixels.
  package let width: Int
  package let height: Int
  /// What a PDF's `/JBIG2Decode` wants: the segments of the page, without those that begin and end a file.
  package let embedded: [UInt8]

  private enum Segment {
    static let genericRegion: UInt8 = 39
    static let page: UInt8 = 48
    static let endOfPage: UInt8 = 49
    static let endOfFile: UInt8 = 51
  }

  private static let signature: [UInt8] = [0x97, 0x4A, 0x42, 0x32, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Encodes a picture without loss.
  package init(_ bitmap: BilevelBitmap) {
    (width, height) = (bitmap.width, bitmap.height)
    let size = Self.bytes(bitmap.width) + Self.bytes(bitmap.height)
    // No resolution; flags: nothing on the page is lossy; no stripes.
    let page = size + Self.bytes(0) + Self.bytes(0) + [0x01, 0, 0]
    // At the corner of the page; template 0 with repeated rows told, and its four movable neighbours at their usual
    // places.
    let neighbours: [UInt8] = [0x03, 0xFF, 0xFD, 0xFF, 0x02, 0xFE, 0xFE, 0xFE]
    let region = size + Self.bytes(0) + Self.bytes(0) + [0x00, 0x08] + neighbours
    embedded =
      Self.segment(0, Segment.page, page: 1, page)
      + Self.segment(1, Segment.genericRegion, page: 1, region + GenericRegion(bitmap).data)
  }

  /// Takes a file apart. Throws `.malformedInput` for a damaged one, `.unsupportedFeature` for one that isn't of a
  /// single page in plain order.
  package init(_ file: Data) throws(RectoError) {
    let bytes = [UInt8](file)
    guard bytes.count > 13, Array(bytes[..<8]) == Self.signature else { throw Self.damaged }
    guard bytes[8] & 0x01 == 1, bytes[8] & 0x02 == 0, Self.number(bytes, 9) == 1 else {
      throw RectoError(.unsupportedFeature, "Only JBIG2 files of one page in plain order can be taken.")
    }
    var (position, embedded, size, regions) = (13, [UInt8](), (0, 0), 0)
    while position < bytes.count {
      let segment = try Self.segment(at: position, in: bytes)
      switch segment.type {
      case Segment.endOfFile: position = bytes.count
      case Segment.endOfPage: position = segment.end
      default:
        if segment.type == Segment.page, segment.end - segment.data >= 19 {
          size = (Self.number(bytes, segment.data), Self.number(bytes, segment.data + 4))
        }
        if (4...43).contains(segment.type) { regions += 1 }
        embedded += bytes[position..<segment.end]
        position = segment.end
      }
    }
    guard regions > 0, size.0 > 0, size.1 > 0, size.0 <= 1 << 24, size.1 <= 1 << 24 else {
      throw Self.damaged
    }
    ((width, height), self.embedded) = (size, embedded)
  }

  /// The file, for programs that read JBIG2 by itself.
  package var bytes: [UInt8] {
    Self.signature + [0x01] + Self.bytes(1) + embedded + Self.segment(2, Segment.endOfPage, page: 1, [])
      + Self.segment(3, Segment.endOfFile, page: 0, [])
  }

  // MARK: Segments

  /// Refers to no other segment.
  private static func segment(_ number: Int, _ type: UInt8, page: UInt8, _ data: [UInt8]) -> [UInt8] {
    bytes(number) + [type, 0, page] + bytes(data.count) + data
  }

  private static func segment(
    at position: Int, in bytes: [UInt8]
  ) throws(RectoError) -> (type: UInt8, data: Int, end: Int) {
    guard position + 11 <= bytes.count else { throw damaged }
    let number = self.number(bytes, position)
    let flags = bytes[position + 4]
    // Segments name few others: the long form is for more than four.
    let referred = Int(bytes[position + 5] >> 5)
    guard referred <= 4 else {
      throw RectoError(.unsupportedFeature, "A JBIG2 file whose parts refer to many others can't be taken.")
    }
    let referenceSize = number <= 256 ? 1 : number <= 65_536 ? 2 : 4
    let header = 6 + referred * referenceSize + (flags & 0x40 == 0 ? 1 : 4) + 4
    guard position + header <= bytes.count else { throw damaged }
    let length = self.number(bytes, position + header - 4)
    guard length != 0xFFFF_FFFF, length <= bytes.count - position - header else { throw damaged }
    return (flags & 0x3F, position + header, position + header + length)
  }

  private static var damaged: RectoError {
    RectoError(.malformedInput, "The JBIG2 file is damaged; make it anew.")
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
