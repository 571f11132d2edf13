import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PNGEncoderTests {
  private func encoded(_ picture: PageBitmap, reducesColours: Bool = true) throws -> Data {
    try PNGEncoder(PNGSamples(picture, reducesColours: reducesColours)).encode(unitsPerInch: 300)
  }

  private func palettePage(colours: Int) throws -> PageBitmap {
    var page = PaintedPage(width: 133, height: 40)
    page.fill(Rect(x: 0, y: 0, width: 133, height: 40)) { x, y in
      let index = (x + y * 3) % colours
      return (index * 7 % 256, index, 255 - index)
    }
    return try page.bitmap()
  }

  @Test(arguments: [(2, 1), (3, 2), (4, 2), (5, 4), (16, 4), (17, 8), (256, 8)])
  func fewColoursBecomeAPalette(colours: Int, bits: UInt8) throws {
    let page = try palettePage(colours: colours)
    let data = try encoded(page)
    #expect(data[24] == bits && data[25] == 3)
    let back = try ImageDecoder.decode(data, kind: .png)
    #expect(back.depth == 32 && back.samples == page.samples)
    let header = try PNGHeader.read(data)
    #expect(header.isPortable && header.size == page.size)
    #expect(abs((header.density?.x ?? 0) - 300) < 0.01)
  }

  @Test func manyColoursStayAsTheyAre() throws {
    var page = PaintedPage(width: 101, height: 64, grain: 6)
    page.photograph(Rect(x: 0, y: 0, width: 101, height: 64))
    let picture = try page.bitmap()
    let data = try encoded(picture)
    #expect(data[24] == 8 && data[25] == 2)
    #expect(try ImageDecoder.decode(data, kind: .png).samples == picture.samples)
    #expect(try data.count < SketchedPage.encoded(picture, as: .png).count)
    #expect(try encoded(picture) == data)
  }

  @Test func greysStayGrey() throws {
    let samples = (0..<64 * 50).map { UInt8($0 % 50 * 5) }
    let picture = try PageBitmap(samples: samples, width: 64, height: 50, channels: 1)
    let data = try encoded(picture)
    #expect(data[24] == 8 && data[25] == 0)
    let back = try ImageDecoder.decode(data, kind: .png)
    #expect(back.depth == 8 && back.samples == samples)
    let few = try PageBitmap(samples: samples.map { $0 & 0xC0 }, width: 64, height: 50, channels: 1)
    #expect(try encoded(few)[24] == 2)
    #expect(try encoded(few, reducesColours: false)[24] == 8)
  }

  @Test func samplesOfOtherSizesAreRefused() {
    #expect(throws: RectoError.self) {
      try PageBitmap(samples: [1, 2, 3], width: 2, height: 2, channels: 1)
    }
    #expect(throws: RectoError.self) { try PageBitmap(zeroBits: [1], width: 9, height: 1) }
    #expect(throws: RectoError.self) { try PageBitmap(samples: [], width: 0, height: 0, channels: 3) }
  }
}
