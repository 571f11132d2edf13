import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PagePlacementTests {
  @Test(arguments: [-7.0, -1.3, 0.4, 5], [(600, 400), (601, 401)])
  func straightenedPixelsLieWhereTheTransformSays(degrees: Double, size: (Int, Int)) throws {
    let page = try SketchedPage.square(width: size.0, height: size.1, left: 480, top: 60, side: 21)
    let before = try #require(page.darkCentre)
    let after = try #require(page.straightened(degrees: degrees).darkCentre)
    var placement = PagePlacement(imageSize: page.size)
    placement.straighten(degrees: degrees)
    let mapped = placement.transform.apply(to: before)
    // Leptonica reckons in sixteenths of a pixel.
    #expect(abs(mapped.x - after.x) < 0.1, "\(mapped) \(after)")
    #expect(abs(mapped.y - after.y) < 0.1, "\(mapped) \(after)")
    #expect(placement.pageSize == page.size)
    #expect(placement.deskew == degrees)
  }

  @Test(arguments: Rotation.allCases)
  func turnedPixelsLieWhereTheTransformSays(turn: Rotation) throws {
    let page = try SketchedPage.square(width: 60, height: 40, left: 48, top: 6, side: 5)
    let before = try #require(page.darkCentre)
    let turned = try page.turned(turn)
    var placement = PagePlacement(imageSize: page.size)
    placement.turn(turn)
    let after = try #require(turned.darkCentre)
    let mapped = placement.transform.apply(to: before)
    #expect(abs(mapped.x - after.x) < 0.001 && abs(mapped.y - after.y) < 0.001)
    #expect(turned.size == placement.pageSize)
    #expect(placement.rotation == turn)
  }

  @Test func turnsAddUp() {
    var placement = PagePlacement(imageSize: Size(width: 30, height: 20))
    placement.orient(.turned90)
    placement.turn(.clockwise180)
    #expect(placement.rotation == .clockwise270)
    #expect(placement.pageSize == Size(width: 20, height: 30))
    #expect(placement.transform.apply(to: Point(x: 0, y: 0)) == Point(x: 0, y: 30))
  }

  @Test(arguments: [-3.0, 2])
  func skewIsFound(degrees: Double) throws {
    let lines = (0..<8).map { "The quick brown fox jumps over line \($0)" }
    let page = try SketchedPage.text(lines, width: 1400, height: 1100)
    let skew = try #require(try page.straightened(degrees: degrees).skew())
    #expect(skew.isBelievable)
    #expect(abs(skew.degrees + degrees) < 0.2)
    #expect(try page.skew()?.isBelievable != true)
  }
}
