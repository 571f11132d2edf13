import RectoModel
import RectoPDF
import Testing

@Suite("How a page lies") struct PageGeometryTests {
  private func geometry(_ page: String) -> PageGeometry {
    let document = QPDFDocument()
    return PageGeometry(document.object(page))
  }

  @Test(
    "The corner that the reader sees bottom left comes from the right corner of the page",
    arguments: [
      (0, Point(x: 10, y: 20)), (90, Point(x: 110, y: 20)), (180, Point(x: 110, y: 220)),
      (270, Point(x: 10, y: 220)), (-90, Point(x: 10, y: 220)), (450, Point(x: 110, y: 20)),
    ]) func corners(rotate: Int, corner: Point)
  {
    let geometry = geometry("<< /MediaBox [0 0 300 400] /CropBox [10 20 110 220] /Rotate \(rotate) >>")
    let isTurned = rotate % 180 != 0
    #expect(geometry.displayedSize == Size(width: isTurned ? 200 : 100, height: isTurned ? 100 : 200))
    #expect(geometry.placement.apply(to: Point(x: 0, y: 0)) == corner)
    let bottom = geometry.display.apply(to: corner)
    #expect(abs(bottom.x) < 1e-9 && abs(bottom.y - geometry.displayedSize.height) < 1e-9)
  }

  @Test("Boxes are put in order and kept inside the paper; absurd ones are ignored") func boxes() {
    #expect(geometry("<< /MediaBox [300 400 0 0] >>").box == Rect(x: 0, y: 0, width: 300, height: 400))
    let outside = geometry("<< /MediaBox [0 0 300 400] /CropBox [-50 100 150 900] >>")
    #expect(outside.box == Rect(x: 0, y: 100, width: 150, height: 300))
    let absurd = geometry("<< /MediaBox [0 0 300 400] /CropBox [500 500 600 600] /Rotate 45 /UserUnit -1 >>")
    #expect(absurd.box == Rect(x: 0, y: 0, width: 300, height: 400))
    #expect(absurd.rotation == .none && absurd.userUnit == 1)
    #expect(geometry("<< >>").displayedSize == Size(width: 612, height: 792))
  }

  @Test("A further turn adds to the page's own") func turns() {
    let geometry = geometry("<< /MediaBox [0 0 300 400] /Rotate 270 /UserUnit 2.5 >>")
    #expect(geometry.turned(.clockwise90).rotation == .none)
    #expect(geometry.userUnit == 2.5)
  }
}
