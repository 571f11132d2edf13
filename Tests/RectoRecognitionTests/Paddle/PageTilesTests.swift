import Testing

@testable import RectoRecognition

@Suite struct PageTilesTests {
  @Test(arguments: [
    (1, 1, 1), (736, 736, 1), (737, 736, 2), (1408, 736, 2), (1409, 736, 3), (1408, 2080, 6), (300, 5000, 8),
  ])
  func everyPixelIsUsedOnce(width: Int, height: Int, count: Int) {
    let tiles = PageTiles(width: width, height: height).tiles
    #expect(tiles.count == count)
    var used = [Int](repeating: 0, count: width * height)
    for tile in tiles {
      for y in tile.usedY {
        for x in tile.usedX { used[y * width + x] += 1 }
      }
    }
    #expect(used.allSatisfy { $0 == 1 })
  }

  @Test func whatIsUsedLiesInTheTileAndNotAtAnEdgeThatOthersShare() {
    let (width, height) = (1300, 2000)
    for tile in PageTiles(width: width, height: height).tiles {
      for (start, used, length) in [(tile.x, tile.usedX, width), (tile.y, tile.usedY, height)] {
        #expect(start >= 0 && start + PageTiles.side <= length)
        #expect(used.lowerBound == 0 || used.lowerBound >= start + 32)
        #expect(used.upperBound == length || used.upperBound <= start + PageTiles.side - 32)
      }
    }
  }

  @Test func tilesAreMadeOfPlanesAndWhiteBeyondThePicture() {
    let samples = PixelSamples(width: 2, height: 1, channels: 3, bytes: [0, 51, 102, 255, 204, 153])
    #expect(
      samples.planes(x: 1, y: 0, side: 2).map { ($0 * 127.5 + 127.5).rounded() }
        == [153, 255, 255, 255, 204, 255, 255, 255, 255, 255, 255, 255])
    let grey = PixelSamples(width: 1, height: 1, channels: 1, bytes: [0])
    #expect(grey.planes(x: 0, y: 0, side: 1) == [-1, -1, -1])
  }
}
