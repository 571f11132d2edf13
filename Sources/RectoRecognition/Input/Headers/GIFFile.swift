import Foundation
import RectoModel

/// The frames of a GIF file.
struct GIFFile: Sendable {
  struct Frame: Sendable, Hashable {
    var left: Int
    var top: Int
    var width: Int
    var height: Int
    /// What happens to the canvas afterwards: 2 clears the frame's box, 3 puts back what was there.
    var disposal = 0
    var transparentIndex: Int?
    /// From the image descriptor to the end of the pixels.
    var range: Range<Int>
  }

  let width: Int
  let height: Int
  let frames: [Frame]
  /// Header, screen descriptor and global colours.
  let prefix: Data
  private let bytes: ByteReader

  /// Throws `.malformedInput` when a frame is cut off. A missing end mark alone is let pass.
  init(_ data: Data, limits: Limits) throws(RectoError) {
    let bytes = ByteReader(data, isBigEndian: false)
    width = try bytes.u16(6)
    height = try bytes.u16(8)
    try Self.header(width: width, height: height).check(against: limits, fileBytes: data.count)
    let start = 13 + Self.colourBytes(try bytes.u8(10))
    guard let prefix = bytes.slice(0, count: start) else { throw ByteReader.cutOff }
    self.prefix = prefix
    self.bytes = bytes
    frames = try Self.frames(bytes, from: start, limits: limits)
  }

  /// A GIF file with this frame alone.
  func file(of frame: Frame) -> Data {
    prefix + (bytes.slice(frame.range.lowerBound, count: frame.range.count) ?? Data()) + Data([0x3B])
  }

  var header: ImageHeader { Self.header(width: width, height: height) }

  private static func header(width: Int, height: Int) -> ImageHeader {
    ImageHeader(width: width, height: height, colour: .palette, obstacle: "GIF")
  }

  private static func colourBytes(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

  private static func frames(_ bytes: ByteReader, from start: Int, limits: Limits) throws(RectoError)
    -> [Frame]
  {
    var frames: [Frame] = []
    var control: (disposal: Int, transparent: Int?) = (0, nil)
    var offset = start
    while offset < bytes.count {
      switch try bytes.u8(offset) {
      case 0x21:
        if try bytes.u8(offset + 1) == 0xF9 {
          let flags = try bytes.u8(offset + 3)
          control = (flags >> 2 & 7, flags & 1 == 1 ? try bytes.u8(offset + 6) : nil)
        }
        offset = try endOfBlocks(bytes, from: offset + 2)
      case 0x2C:
        let size = (width: try bytes.u16(offset + 5), height: try bytes.u16(offset + 7))
        try header(width: size.width, height: size.height).check(against: limits, fileBytes: bytes.count)
        let pixels = offset + 10 + colourBytes(try bytes.u8(offset + 9))
        let end = try endOfBlocks(bytes, from: pixels + 1)
        frames.append(
          Frame(
            left: try bytes.u16(offset + 1), top: try bytes.u16(offset + 3),
            width: size.width, height: size.height,
            disposal: control.disposal, transparentIndex: control.transparent, range: offset..<end))
        control = (0, nil)
        offset = end
      default: offset = bytes.count
      }
      guard frames.count <= limits.pages else {
        throw RectoError(.limitExceeded, "The GIF has more than \(limits.pages) frames; split it.")
      }
    }
    guard !frames.isEmpty else { throw ByteReader.cutOff }
    return frames
  }

  private static func endOfBlocks(_ bytes: ByteReader, from start: Int) throws(RectoError) -> Int {
    var offset = start
    while case let length = try bytes.u8(offset), length > 0 { offset += length + 1 }
    return offset + 1
  }
}
