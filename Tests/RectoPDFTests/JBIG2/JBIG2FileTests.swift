import Foundation
import RectoModel
import Testing

@testable import RectoPDF

@Suite("JBIG2 without loss") struct JBIG2FileTests {
  /// Repeatable noise; `density` of 256 pixels are black.
  static func bitmap(_ width: Int, _ height: Int, density: UInt64, seed: UInt64 = 1) throws -> BilevelBitmap {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    let bytes = (0..<(width + 7) / 8 * height).map { _ -> UInt8 in
      (0..<8).reduce(0) { byte, _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return byte << 1 | (state & 0xFF < density ? 1 : 0)
      }
    }
    return try #require(BilevelBitmap(width: width, height: height, bytes: bytes))
  }

  /// As poppler reads it from a PDF: one byte a pixel, 0 is black.
  private func decoded(_ bitmap: BilevelBitmap) throws -> [UInt8] {
    var found: [UInt8] = []
    try Scratch.use { folder in
      let document = QPDFDocument()
      let picture = document.stream(JBIG2File(bitmap).embedded, filter: "/JBIG2Decode")
      let entries =
        "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 1 /Width \(bitmap.width) /Height \(bitmap.height)"
      let description = document.object("<< \(entries) >>")
      for key in description.keys { picture.dictionary.set(key, description[key]) }
      let pictures = document.object("<< >>")
      pictures.set("/I", picture)
      let resources = document.object("<< >>")
      resources.set("/XObject", pictures)
      let page = document.object("<< /Type /Page /MediaBox [0 0 \(bitmap.width) \(bitmap.height)] >>")
      page.set("/Resources", resources)
      page.set("/Contents", document.stream(Array("\(bitmap.width) 0 0 \(bitmap.height) 0 0 cm /I Do".utf8)))
      document.append(page: document.indirect(page))
      let file = folder.appendingPathComponent("a.pdf")
      try document.write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["pdfimages", file.path, folder.appendingPathComponent("i").path]
      try process.run()
      process.waitUntilExit()
      let image = try Data(contentsOf: folder.appendingPathComponent("i-000.pbm"))
      found = [UInt8](image.suffix(bitmap.bytes.count))
    }
    return found
  }

  @Test(
    "Every pixel comes back",
    arguments: [
      (1, 1), (7, 3), (8, 8), (9, 2), (31, 17), (33, 40), (64, 64), (65, 5), (70, 1), (1, 70), (255, 33),
    ])
  func roundTrip(width: Int, height: Int) throws {
    for (seed, density) in [0, 16, 128, 240, 256].enumerated() {
      let bitmap = try Self.bitmap(width, height, density: UInt64(density), seed: UInt64(seed + width))
      #expect(try decoded(bitmap) == bitmap.bytes, "\(width) x \(height), \(density) of 256 black")
    }
  }

  @Test("Repeated and blank rows take next to nothing") func repetition() throws {
    let stripes = try #require(
      BilevelBitmap(width: 2480, height: 3508, bytes: [UInt8](repeating: 0b1100_1010, count: 310 * 3508)))
    #expect(JBIG2File(stripes).embedded.count < 400)
    let white = try Self.bitmap(2480, 3508, density: 0)
    #expect(JBIG2File(white).embedded.count < 150)
  }

  @Test("A file is taken apart into what a PDF holds") func file() throws {
    let made = JBIG2File(try Self.bitmap(40, 30, density: 60))
    let read = try JBIG2File(Data(made.bytes))
    #expect(read == made)
    #expect(read.width == 40 && read.height == 30)
  }

  @Test("Damaged files are refused, and none traps") func damage() throws {
    let bytes = JBIG2File(try Self.bitmap(40, 30, density: 60)).bytes
    for length in 0..<60 {
      #expect(throws: RectoError.self) { try JBIG2File(Data(bytes.prefix(length))) }
    }
    var seed: UInt64 = 7
    for _ in 0..<3000 {
      var changed = bytes
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        changed[Int(seed >> 33) % changed.count] = UInt8(truncatingIfNeeded: seed >> 20)
      }
      _ = try? JBIG2File(Data(changed))
    }
    var pages = bytes
    pages[12] = 2
    let error = #expect(throws: RectoError.self) { try JBIG2File(Data(pages)) }
    #expect(error?.code == .unsupportedFeature)
  }

  @Test("A size that the bytes don't fit makes no bitmap; bits behind the edge are dropped") func bitmaps() {
    #expect(BilevelBitmap(width: 0, height: 1, bytes: []) == nil)
    #expect(BilevelBitmap(width: 9, height: 1, bytes: [0]) == nil)
    #expect(BilevelBitmap(width: 3, height: 1, bytes: [0xFF])?.bytes == [0b1110_0000])
  }
}
