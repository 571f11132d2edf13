import Foundation

/// Makes PNG files: grey, 8 bits a channel, not compressed. The second of two channels is the opacity.
enum PNGFile {
  static func data(rows: [[UInt8]], channels: Int = 1, extra: [(String, Data)] = []) -> Data {
    let raw = Data(rows.flatMap { [0] + $0 })
    let width = (rows.first?.count ?? 0) / channels
    return header(width: width, height: rows.count, colourType: channels == 1 ? 0 : 4)
      + extra.map { chunk($0.0, $0.1) }.joined() + chunk("IDAT", zlib(raw)) + chunk("IEND", Data())
  }

  /// Signature and header alone.
  static func header(width: Int, height: Int, colourType: Int = 0, interlaced: Bool = false) -> Data {
    var body = ByteWriter(isBigEndian: true)
    body.u32(width)
    body.u32(height)
    for byte in [8, colourType, 0, 0, interlaced ? 1 : 0] { body.u8(byte) }
    return Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", body.data)
  }

  static func density(perMetre x: Int, _ y: Int) -> (String, Data) {
    var body = ByteWriter(isBigEndian: true)
    body.u32(x)
    body.u32(y)
    body.u8(1)
    return ("pHYs", body.data)
  }

  static func chunk(_ name: String, _ body: Data) -> Data {
    var chunk = ByteWriter(isBigEndian: true)
    chunk.u32(body.count)
    chunk.text(name)
    chunk.data += body
    chunk.u32(Int(crc(Data(name.utf8) + body)))
    return chunk.data
  }

  private static func zlib(_ raw: Data) -> Data {
    var out = ByteWriter()
    out.data = Data([0x78, 0x01])
    var rest = raw[...]
    repeat {
      let part = rest.prefix(65_535)
      rest = rest.dropFirst(part.count)
      out.u8(rest.isEmpty ? 1 : 0)
      out.u16(part.count)
      out.u16(~part.count)
      out.data += part
    } while !rest.isEmpty
    out.isBigEndian = true
    out.u32(adler(raw))
    return out.data
  }

  private static func adler(_ data: Data) -> Int {
    var (a, b) = (1, 0)
    for byte in data {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }

  private static func crc(_ data: Data) -> UInt32 {
    ~data.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
