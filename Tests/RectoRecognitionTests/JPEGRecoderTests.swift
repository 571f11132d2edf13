import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct JPEGRecoderTests {
  private func photograph() throws -> PageBitmap {
    var page = PaintedPage(width: 300, height: 200, grain: 4)
    page.photograph(Rect(x: 20, y: 20, width: 240, height: 150))
    return try page.bitmap()
  }

  @Test func noPixelChanges() throws {
    let data = try SketchedPage.encoded(photograph(), as: .jpeg)
    let recoded = try #require(JPEGRecoder.recode(data))
    #expect(recoded.count < data.count)
    let before = try ImageDecoder.decode(data, kind: .jpeg).samples
    #expect(try ImageDecoder.decode(recoded, kind: .jpeg).samples == before)
    #expect(JPEGRecoder.recode(data) == recoded)
  }

  @Test func whatIsSmallAlreadyIsLeft() throws {
    let data = try SketchedPage.encoded(photograph(), as: .jpeg)
    let recoded = try #require(JPEGRecoder.recode(data))
    #expect(JPEGRecoder.recode(recoded) == nil)
  }

  @Test func markersStay() throws {
    let data = try SketchedPage.encoded(photograph(), as: .jpeg)
    let exif: [UInt8] = [0xFF, 0xE1, 0, 16] + Array("Exif\0\0II*\0\u{8}\0\0\0".utf8)
    let adobe: [UInt8] = [0xFF, 0xEE, 0, 14] + Array("Adobe\0".utf8) + [100, 0, 0, 0, 0, 1]
    let marked = data.prefix(2) + Data(exif) + Data(adobe) + data.dropFirst(2)
    let recoded = try #require(JPEGRecoder.recode(marked))
    #expect(recoded.range(of: Data(exif)) != nil)
    #expect(recoded.range(of: Data("Adobe".utf8)) != nil)
    #expect(try JPEGHeader.read(recoded).size == Size(width: 300, height: 200))
  }

  @Test func damagedFilesAreLeft() throws {
    let data = try SketchedPage.encoded(photograph(), as: .jpeg)
    for count in [0, 1, 2, 20, 200, data.count / 2] { #expect(JPEGRecoder.recode(data.prefix(count)) == nil) }
    #expect(JPEGRecoder.recode(Data("not a picture".utf8)) == nil)
    var broken = data
    for index in stride(from: 200, to: data.count, by: 40) { broken[index] ^= 0x55 }
    if let recoded = JPEGRecoder.recode(broken) { #expect(recoded.count < broken.count) }
  }
}
