import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TiltedBoxTests {
  private func points(_ list: [(Double, Double)]) -> [Point] { list.map { Point(x: $0.0, y: $0.1) } }

  @Test func ofALevelRectangleIsTheRectangle() throws {
    let box = try #require(TiltedBox(around: points([(2, 1), (10, 1), (10, 4), (2, 4), (5, 2), (6, 1)])))
    #expect(box.bounds == Rect(x: 2, y: 1, width: 8, height: 3))
    #expect(box.direction == Point(x: 1, y: 0))
  }

  @Test(arguments: [-40.0, -10, -1, 0, 3, 20, 44])
  func ofATurnedRectangleHasItsAngleAndSides(degrees: Double) throws {
    let radians = degrees * .pi / 180
    let direction = Point(x: Double.cos(radians), y: Double.sin(radians))
    let turned = TiltedBox(center: Point(x: 50, y: 60), direction: direction, width: 40, height: 8)
    let box = try #require(TiltedBox(around: turned.corners + [turned.center]))
    #expect(abs(box.width - 40) < 1e-6 && abs(box.height - 8) < 1e-6)
    #expect(abs(box.direction.x - direction.x) < 1e-6 && abs(box.direction.y - direction.y) < 1e-6)
    #expect(abs(box.center.x - 50) < 1e-6 && abs(box.center.y - 60) < 1e-6)
  }

  @Test func aPointAndALineHaveOneToo() throws {
    #expect(TiltedBox(around: []) == nil)
    let point = try #require(TiltedBox(around: points([(3, 4)])))
    #expect(point.width == 0 && point.height == 0 && point.center == Point(x: 3, y: 4))
    let line = try #require(TiltedBox(around: points([(0, 0), (0, 9)])))
    #expect(max(line.width, line.height) == 9)
  }

  @Test func turningKeepsTheCornersAndMovesTheFirst() {
    let box = TiltedBox(Rect(x: 10, y: 20, width: 4, height: 30))
    let turned = box.turnedClockwise
    #expect(turned.width == 30 && turned.height == 4)
    #expect(turned.bounds == box.bounds)
    // Text that runs downwards begins at the top, and its letters' tops are at the right.
    #expect(turned.corners[0] == Point(x: 14, y: 20))
    #expect(turned.corners[1] == Point(x: 14, y: 50))
    #expect(box.reversed.corners[0] == Point(x: 14, y: 50))
  }

  @Test func growsOnAllSidesAndScales() {
    let box = TiltedBox(Rect(x: 10, y: 20, width: 40, height: 10)).grown(by: 2).scaled(x: 2, y: 2)
    #expect(box.bounds == Rect(x: 16, y: 36, width: 88, height: 28))
    #expect(box.contains(Point(x: 17, y: 37)) && !box.contains(Point(x: 15, y: 40)))
  }
}

extension Double {
  fileprivate static func cos(_ radians: Double) -> Double { AffineTransform.rotation(radians).a }
  fileprivate static func sin(_ radians: Double) -> Double { AffineTransform.rotation(radians).b }
}
