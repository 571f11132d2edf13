import RectoModel
import Testing

@Suite struct GeometryTests {
  private let map = AffineTransform(a: 2, b: 0.5, c: -1, d: 3, tx: 7, ty: -4)

  private func isNear(_ one: Point, _ two: Point) -> Bool {
    abs(one.x - two.x) < 1e-9 && abs(one.y - two.y) < 1e-9
  }

  @Test func appliesAsDocumented() {
    #expect(map.apply(to: Point(x: 1, y: 10)) == Point(x: 2 - 10 + 7, y: 0.5 + 30 - 4))
  }

  @Test func followedByAppliesTheFirstFirst() {
    let both = AffineTransform.translation(x: 1, y: 0).followed(by: .scale(x: 10, y: 10))
    #expect(both.apply(to: Point(x: 1, y: 1)) == Point(x: 20, y: 10))
  }

  @Test func inverseGoesBack() throws {
    let back = try #require(map.inverse)
    for point in [Point(x: 0, y: 0), Point(x: 3, y: -8), Point(x: 1e4, y: 2)] {
      #expect(isNear(back.apply(to: map.apply(to: point)), point))
    }
  }

  @Test func aFlatMapHasNoInverse() {
    #expect(AffineTransform(a: 1, b: 2, c: 2, d: 4, tx: 0, ty: 0).inverse == nil)
  }

  @Test func rotationIsClockwiseOnThePage() {
    let turned = AffineTransform.rotation(.pi / 2).apply(to: Point(x: 1, y: 0))
    #expect(isNear(turned, Point(x: 0, y: 1)))
  }

  @Test func mapsABoxToTheUprightBoxRoundIt() {
    let box = AffineTransform.rotation(.pi).apply(to: Rect(x: 1, y: 2, width: 3, height: 4))
    #expect(abs(box.minX + 4) < 1e-9 && abs(box.minY + 6) < 1e-9)
    #expect(abs(box.width - 3) < 1e-9 && abs(box.height - 4) < 1e-9)
  }

  @Test(arguments: Rotation.allCases) func quarterTurnsRoundTrip(rotation: Rotation) {
    let size = Size(width: 600, height: 800)
    let turned = rotation.swapsSides ? Size(width: 800, height: 600) : size
    let there = rotation.transform(of: size)
    let back = rotation.opposite.transform(of: turned)
    let box = Rect(x: 10, y: 20, width: 30, height: 40)
    #expect(back.apply(to: there.apply(to: box)) == box)
    let page = there.apply(to: Rect(x: 0, y: 0, width: 600, height: 800))
    #expect(page == Rect(x: 0, y: 0, width: turned.width, height: turned.height))
    #expect(rotation + rotation.opposite == .none)
  }

  @Test func aClockwiseTurnBringsTheTopLeftToTheTopRight() {
    let corner = Rotation.clockwise90.transform(of: Size(width: 600, height: 800)).apply(
      to: Point(x: 0, y: 0))
    #expect(corner == Point(x: 800, y: 0))
  }

  @Test(arguments: [
    (-90, Rotation.clockwise270), (450, .clockwise90), (360, Rotation.none), (-180, .clockwise180),
  ])
  func takesEveryMultipleOf90(degrees: Int, expected: Rotation) {
    #expect(Rotation(degrees: degrees) == expected)
  }

  @Test func refusesOtherAngles() { #expect(Rotation(degrees: 45) == nil) }

  @Test func boxesMeetAndJoin() {
    let one = Rect(x: 0, y: 0, width: 10, height: 10)
    let two = Rect(x: 5, y: 5, width: 10, height: 10)
    #expect(one.intersection(two) == Rect(x: 5, y: 5, width: 5, height: 5))
    #expect(one.union(two) == Rect(x: 0, y: 0, width: 15, height: 15))
    #expect(abs(one.overlap(with: two) - 25.0 / 175) < 1e-12)
    #expect(one.intersection(Rect(x: 10, y: 0, width: 5, height: 5)) == nil)
    #expect(one.overlap(with: Rect(x: 20, y: 20, width: 1, height: 1)) == 0)
    #expect([one, two].union == one.union(two))
    #expect([Rect]().union == nil)
    #expect(Rect(around: [Point]()) == nil)
  }

  @Test func absurdResolutionsAreAssumedOnes() {
    for value in [0, -300, Double.nan, .infinity] {
      #expect(Resolution.measured(value) == .assumed(72))
    }
  }

  @Test func lengthsFollowTheResolution() {
    let resolution = Resolution.measured(300)
    #expect(resolution.points(300) == Points(72))
    #expect(resolution.emu(150) == EMU(457_200))
    #expect(resolution.twips(600) == Twips(2880))
  }
}
