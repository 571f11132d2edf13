import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct LineImageTests {
  /// Tones that rise from left to right, 2 a pixel.
  private var ramp: PixelSamples {
    PixelSamples(
      width: 100, height: 60, channels: 1,
      bytes: (0..<60).flatMap { _ in (0..<100).map { UInt8(2 * $0) } })
  }

  @Test func aLevelLineOf48PixelsKeepsItsPixels() {
    let image = LineImage(TiltedBox(Rect(x: 10, y: 6, width: 70, height: 48)), of: ramp)
    #expect(image.width == 70 && image.paddedWidth == 96)
    #expect(Array(image.tones.prefix(70)) == (10..<80).map { UInt8(2 * $0) })
    #expect(abs(image.planes[0] - (20 / 127.5 - 1)) < 1e-5)
    // Beyond the line there is neither black nor white.
    #expect(image.planes[70..<96].allSatisfy { $0 == 0 })
  }

  @Test func aLineUpsideDownIsTurned() {
    let box = TiltedBox(Rect(x: 10, y: 6, width: 70, height: 48)).reversed
    let image = LineImage(box, of: ramp)
    #expect(Array(image.tones.prefix(70)) == (10..<80).reversed().map { UInt8(2 * $0) })
    #expect(image.place(Rect(x: 0, y: 0, width: 10, height: 48)) == Rect(x: 70, y: 6, width: 10, height: 48))
  }

  @Test func largeLinesAreMadeSmallerByMeans() {
    let bytes = (0..<192).flatMap { y in (0..<400).map { x in UInt8((x + y) % 2 == 0 ? 0 : 200) } }
    let page = PixelSamples(width: 400, height: 192, channels: 1, bytes: bytes)
    let image = LineImage(TiltedBox(Rect(x: 0, y: 0, width: 400, height: 192)), of: page)
    #expect(image.width == 100)
    #expect(image.tones.allSatisfy { (90...110).contains($0) })
  }

  @Test func linesOverTheEdgeGoOnWithItsPixels() {
    let image = LineImage(TiltedBox(Rect(x: -20, y: -10, width: 40, height: 48)), of: ramp)
    #expect(image.tones[0] == 0 && image.tones[39] == 38)
  }

  @Test func aPartOfThePageIsEnough() throws {
    let tones = (0..<300 * 200).map { UInt8(truncatingIfNeeded: $0 * $0 % 251) }
    let bitmap = try PageBitmap(samples: tones, width: 300, height: 200, channels: 1)
    let page = try PixelSamples(bitmap)
    for box in [
      TiltedBox(Rect(x: 40.3, y: 20.6, width: 150, height: 31)),
      TiltedBox(center: Point(x: 150, y: 100), direction: Point(x: 0.96, y: 0.28), width: 120, height: 60),
      TiltedBox(Rect(x: -9, y: 170, width: 320, height: 50)),
    ] {
      let part = try #require(try PixelSamples(bitmap, in: box.bounds))
      #expect(part.bytes.count < page.bytes.count)
      #expect(LineImage(box, of: part).planes == LineImage(box, of: page).planes)
    }
    #expect(try PixelSamples(bitmap, in: Rect(x: 400, y: 10, width: 20, height: 20)) == nil)
  }

  @Test func coloursComeInTheOrderBlueGreenRed() {
    let bytes: [UInt8] = (0..<64 * 48).flatMap { _ in [255, 128, 0] as [UInt8] }
    let page = PixelSamples(width: 64, height: 48, channels: 3, bytes: bytes)
    let planes = LineImage(TiltedBox(Rect(x: 0, y: 0, width: 64, height: 48)), of: page).planes
    let size = 64 * 48
    #expect(planes[0] == -1 && abs(planes[size]) < 0.01 && planes[2 * size] == 1)
  }

  @Test func textIsLookedForInPicturesOfASensibleSize() {
    #expect(PaddleReader.searchSize(of: Size(width: 2480, height: 3508)) == Size(width: 1408, height: 1992))
    #expect(PaddleReader.searchSize(of: Size(width: 400, height: 300)) == Size(width: 981, height: 736))
    #expect(PaddleReader.searchSize(of: Size(width: 3000, height: 20)) == Size(width: 2080, height: 14))
    #expect(PaddleReader.searchSize(of: Size(width: 1, height: 1)) == Size(width: 736, height: 736))
  }

  @Test func inkOfNeighboursAndRulesIsLeftOut() {
    var tones = [UInt8](repeating: 255, count: 300 * 48)
    func fill(_ xs: Range<Int>, _ ys: Range<Int>) {
      for y in ys { for x in xs { tones[y * 300 + x] = 0 } }
    }
    fill(20..<60, 12..<36)
    fill(30..<34, 0..<6)
    fill(40..<44, 43..<48)
    fill(0..<300, 39..<41)
    let ink = LineInk(tones: tones, width: 300)
    #expect(ink.bounds(from: 0, to: 300) == Rect(x: 20, y: 12, width: 40, height: 24))
    #expect(ink.bounds(from: 100, to: 300) == nil)
    #expect(ink.gap(from: 50, to: 150) == 105.5)
    #expect(ink.gap(from: 25, to: 35) == 30)
  }
}
