import Foundation
import RectoPDF

/// How fax data in a PDF are coded, and the TIFF file that a decoder takes instead.
struct FaxParameters: Sendable, Hashable {
  let blackIsOne: Bool
  private let width: Int
  private let height: Int
  private let isDecodable: Bool
  /// TIFF's 4 for group 4, and 3 for group 3.
  private let compression: Int
  private let isTwoDimensional: Bool

  init(_ parameters: borrowing QPDFObject, width: Int, height: Int) {
    let own = parameters.count > 0 ? parameters.item(0) : parameters.again()
    (self.width, self.height) = (width, height)
    blackIsOne = own["/BlackIs1"].isTrue
    let kind = own["/K"].number ?? 0
    compression = kind < 0 ? 4 : 3
    isTwoDimensional = kind > 0
    let columns = own["/Columns"].isNull ? 1728 : own["/Columns"].integer
    // Group 3 in TIFF has its lines end with a code, and none starts on a byte of its own.
    isDecodable =
      columns == width && !own["/EncodedByteAlign"].isTrue && (kind < 0 || own["/EndOfLine"].isTrue)
  }

  /// nil for what TIFF doesn't know.
  func file(around data: Data) -> Data? {
    guard isDecodable else { return nil }
    let entries: [(tag: Int, value: Int)] = [
      (256, width), (257, height), (258, 1), (259, compression), (262, 0), (266, 1), (273, 0), (277, 1),
      (278, height), (279, data.count), (292, isTwoDimensional ? 1 : 0),
    ]
    let length = 8 + 2 + entries.count * 12 + 4
    var file = Data([0x49, 0x49, 42, 0]) + Self.bytes(8, 4) + Self.bytes(entries.count, 2)
    for entry in entries {
      // One number of 32 bits each.
      file += Self.bytes(entry.tag, 2) + Self.bytes(4, 2) + Self.bytes(1, 4)
      file += Self.bytes(entry.tag == 273 ? length : entry.value, 4)
    }
    return file + Self.bytes(0, 4) + data
  }

  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
