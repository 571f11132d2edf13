import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct ResolutionRuleTests {
  @Test(arguments: [
    (Density?.some(Density(x: 300, y: 300)), Resolution.measured(300)),
    (Density(perMetre: 11_811, 11_811), .measured(300)),
    (Density(perCentimetre: 118.11, 118.11), .measured(300)),
    (Density(x: 204, y: 196), .measured((204.0 * 196).squareRoot())),
    (Density(x: 0, y: 0), .assumed(212)),
    (Density(x: 1, y: 1), .assumed(212)),
    (Density(x: 49, y: 49), .assumed(212)),
    (Density(x: 2401, y: 2401), .assumed(212)),
    (Density(x: 300, y: 72), .assumed(212)),
    (Density(x: .nan, y: 300), .assumed(212)),
    (Density(x: 72, y: 72), .assumed(212)),
    (Density(x: 96, y: 96), .assumed(212)),
    (nil, .assumed(212)),
  ])
  func believesWhatScannersWrite(stated: Density?, expected: Resolution) {
    #expect(ResolutionRule.resolution(stated: stated, width: 1754, height: 2480) == expected)
  }

  @Test func screensMayHave96() {
    let screen = ResolutionRule.resolution(stated: Density(x: 96, y: 96), width: 1280, height: 800)
    #expect(screen == .measured(96))
  }

  @Test(arguments: [(10, 70.0), (819, 70), (3507, 300), (30_000, 600)])
  func guessesFromTheSizeOfAPage(longSide: Int, expected: Double) {
    let guess = ResolutionRule.resolution(stated: nil, width: 5, height: longSide)
    #expect(guess == .assumed(expected))
  }

  @Test func theUserKnowsBest() {
    let stated = Density(x: 300, y: 300)
    #expect(
      ResolutionRule.resolution(stated: stated, width: 9, height: 9, override: 150) == .measured(150))
    #expect(
      ResolutionRule.resolution(stated: stated, width: 9, height: 9, override: -1) == .measured(300))
    #expect(
      ResolutionRule.resolution(stated: stated, width: 9, height: 9, override: 1e12) == .measured(300))
  }

  @Test func guessesAreReported() throws {
    let scratch = try Scratch()
    let plain = try scratch.file("a.png", PNGFile.data(rows: [[0, 255]]))
    let guessed = try PageLoader(scratch.task(plain, .png)).load()
    #expect(guessed.diagnostics == [.resolutionAssumed(page: 1, unitsPerInch: 70)])
    let stated = try scratch.file(
      "b.png", PNGFile.data(rows: [[0, 255]], extra: [PNGFile.density(perMetre: 11_811, 11_811)]))
    let measured = try PageLoader(scratch.task(stated, .png)).load()
    #expect(measured.diagnostics.isEmpty)
    #expect(measured.resolution == .measured(300))
  }

  @Test(arguments: [(2, 300.0), (3, 762)])
  func readsTheUnitOfATIFF(unit: Int, expected: Double) throws {
    let scratch = try Scratch()
    let page = TIFFBytes.Page(rows: [[0, 255]], density: (x: 300, y: 300, unit: unit))
    let input = try scratch.file("a.tif", TIFFBytes.data([page], isBigEndian: true))
    #expect(try PageLoader(scratch.task(input, .tiff)).load().resolution == .measured(expected))
  }

  @Test func pixelsOfAFaxAreMadeSquare() throws {
    let scratch = try Scratch()
    let rows = [[UInt8]](repeating: [UInt8](repeating: 255, count: 204), count: 98)
    let page = TIFFBytes.Page(rows: rows, density: (x: 204, y: 98, unit: 2))
    let loaded = try PageLoader(
      scratch.task(scratch.file("fax.tif", TIFFBytes.data([page])), .tiff)
    ).load()
    #expect(loaded.resolution == .measured(204))
    #expect(loaded.bitmap.size == Size(width: 204, height: 204))
    #expect(loaded.placement.pageSize == loaded.bitmap.size)
    #expect(loaded.asset?.size == Size(width: 204, height: 98))
    #expect(loaded.placement.transform.apply(to: Point(x: 102, y: 49)) == Point(x: 102, y: 102))
  }
}
