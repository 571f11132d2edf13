import Foundation

/// Makes GIF files of four colours: black, white, red, and one for transparency.
enum GIFBytes {
  struct Frame {
    var left = 0
    var top = 0
    var rows: [[UInt8]]
    var disposal = 0
    var transparentIndex: Int?
  }

  static func data(width: Int, height: Int, _ frames: [Frame]) -> Data {
    var out = ByteWriter()
    out.text("GIF89a")
    out.u16(width)
    out.u16(height)
    out.data += [0xF1, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 255]
    for frame in frames { append(frame, to: &out) }
    out.u8(0x3B)
    return out.data
  }

  private static func append(_ frame: Frame, to out: inout ByteWriter) {
    out.data += [0x21, 0xF9, 4, UInt8(frame.disposal << 2 | (frame.transparentIndex == nil ? 0 : 1)), 0, 0]
    out.data += [UInt8(frame.transparentIndex ?? 0), 0, 0x2C]
    for number in [frame.left, frame.top, frame.rows.first?.count ?? 0, frame.rows.count] { out.u16(number) }
    out.data += [0, 2]
    let packed = pack(frame.rows.flatMap(\.self))
    for start in stride(from: 0, to: packed.count, by: 255) {
      let part = packed[start..<min(start + 255, packed.count)]
      out.u8(part.count)
      out.data += part
    }
    out.u8(0)
  }

  /// Codes of 3 bits; a clear code after each second pixel keeps them so.
  private static func pack(_ pixels: [UInt8]) -> [UInt8] {
    var codes: [UInt8] = []
    for (index, pixel) in pixels.enumerated() { codes += index % 2 == 0 ? [4, pixel] : [pixel] }
    codes.append(5)
    var bytes: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for code in codes {
      buffer |= Int(code) << bits
      bits += 3
      if bits >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: buffer))
        buffer >>= 8
        bits -= 8
      }
    }
    return bytes + (bits > 0 ? [UInt8(truncatingIfNeeded: buffer)] : [])
  }
}
