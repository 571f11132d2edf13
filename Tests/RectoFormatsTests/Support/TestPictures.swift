import Foundation

/// Tiny picture files, made here or written out.
enum TestPictures {
  /// 24 x 16, gray: the upper left quarter is black, the rest light.
  static let grayJPEG = decode(
    """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO
    UlNSMj5aYVpQYEpRUk//wAALCAAQABgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAf/xAAYEAEAAwEAAAAAAAAAAAAAAAAAB0WD
    wv/aAAgBAQAAPwCeqBFVrj2oID//2Q==
    """)

  /// 16 x 16, four inks as Photoshop writes them: the left half is red, the right half white.
  static let adobeCMYK = decode(
    """
    /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdo
    Zz5NcXlwZHhcZWdj/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAIB//EABQQAQAAAAAAAAAAAAAA
    AAAAAAD/2gAOBEMATQBZAEsAAD8A0Bn7P2gCgFAAn9P4KAUAP//Z
    """)

  /// 32 x 16, one bit, Group 4: the upper left quarter is black. White is 0; numbers have the high byte first.
  static let faxWhiteIsZero = decode(
    """
    TU0AKgAAABImoL///+P+ACACAAoBAAADAAAAAQAgAAABAQADAAAAAQAQAAABAgADAAAAAQABAAABAwADAAAAAQAEAAABBgADAAAAAQAA
    AAABCgADAAAAAQABAAABEQAEAAAAAQAAAAgBFQADAAAAAQABAAABFgADAAAAAQAQAAABFwAEAAAAAQAAAAoAAAAA
    """)

  /// The same picture; bytes have their bits from the other end.
  static let faxLowBitFirst = decode(
    """
    SUkqABIAAABkBf3//8d/AARACgAAAQMAAQAAACAAAAABAQMAAQAAABAAAAACAQMAAQAAAAEAAAADAQMAAQAAAAQAAAAGAQMAAQAAAAAA
    AAAKAQMAAQAAAAIAAAARAQQAAQAAAAgAAAAVAQMAAQAAAAEAAAAWAQMAAQAAABAAAAAXAQQAAQAAAAoAAAAAAAAA
    """)

  /// The same picture; black is 0.
  static let faxBlackIsZero = decode(
    """
    SUkqABQAAAA1Av//k1Bq//wAQAQJAAABAwABAAAAIAAAAAEBAwABAAAAEAAAAAIBAwABAAAAAQAAAAMBAwABAAAABAAAAAYBAwAB
    AAAAAQAAABEBBAABAAAACAAAABYBAwABAAAAEAAAABcBBAABAAAADAAAABwBAwABAAAAAQAAAAAAAAA=
    """)

  /// 16 x 16, colour: the upper left quarter is red, the rest white.
  static let jpeg2000 = decode(
    """
    AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAEAAAABAAAwcHAAAAAAAPY29scgEAAAAA
    ABAAAAF6anAyY/9P/1EALwAAAAAAEAAAABAAAAAAAAAAAAAAABAAAAAQAAAAAAAAAAAAAwcBAQcBAQcBAf9SAAwAAAABAAQEBAAB
    /1wAEEBASEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS40/5AACgAAAAAA9gAB/5PPtAQA
    w+cECX/D5wQJf4DPwAp+AFH4AQADXwNvCXfPwAp+AFH4AQADXwNvCXeAz8AWfgDQ+0FAB6Dg+0MHdVOeEL8G4EQdz8/AFn4A0PtB
    QAeg4PtDB3VTnhC/BuBEHc+Az8AqfgEw+0HAFxIA6jzX+aeZaQxm306+drw2IBYEapAFMMvPwCp+ATD7QcAXEgDqPNf5p5lpDGbf
    Tr52vDYgFgRqkAUwy4DPwCZ+AVB9QIAk2dvQU017b98k3OPPNQ/SzDVfJNyvf8/AJn4BUH1AgCTZ29BTTXtv3yTc4881D9LMNV8k
    3K9//9k=
    """)

  private static func decode(_ text: String) -> Data {
    Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data()
  }
}

/// Builds PNG files whose pixels are stored without compression.
struct TestPNG: Sendable {
  var width: Int
  var height: Int
  var bits = 8
  var colorType = 0
  var interlace = 0
  /// Of each row, without its filter byte.
  var row: @Sendable (Int) -> [UInt8]
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  /// The pixels come in so many chunks.
  var parts = 1

  /// What stands in the pixel chunks, taken together.
  var pixels: [UInt8] {
    var raw: [UInt8] = []
    for y in 0..<height {
      raw.append(0)
      raw += row(y)
    }
    let length = [UInt8(raw.count & 255), UInt8(raw.count >> 8)]
    var (a, b) = (1, 0)
    for byte in raw {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    var stream: [UInt8] = [0x78, 0x01, 0x01] + length
    for byte in length { stream.append(~byte) }
    return stream + raw + number(b << 16 | a)
  }

  var data: Data {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header = number(width) + number(height) + [UInt8(bits), UInt8(colorType), 0, 0, UInt8(interlace)]
    file += chunk("IHDR", header)
    if !palette.isEmpty { file += chunk("PLTE", palette) }
    if !transparency.isEmpty { file += chunk("tRNS", transparency) }
    let size = (pixels.count + parts - 1) / parts
    for start in stride(from: 0, to: pixels.count, by: size) {
      file += chunk("IDAT", Array(pixels[start..<min(start + size, pixels.count)]))
    }
    return Data(file + chunk("IEND", []))
  }

  private func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return number(content.count) + body + number(Int(~crc))
  }

  private func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
