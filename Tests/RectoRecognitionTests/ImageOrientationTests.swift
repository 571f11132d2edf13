import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct ImageOrientationTests {
  /// 48 x 32, a dark square near the top left: 4...11 from the left, 2...9 from the top.
  private static func upright() throws -> PageBitmap {
    try SketchedPage.square(width: 48, height: 32, left: 4, top: 2, side: 8)
  }

  /// The picture as a camera that was held so stores it.
  private static func stored(_ orientation: ImageOrientation) throws -> PageBitmap {
    let turned = try upright().turned(orientation.rotation.opposite)
    return orientation.isMirrored ? try turned.oriented(.mirrored) : turned
  }

  @Test(arguments: ImageOrientation.allCases)
  func jpegStandsUprightByItsTransformAlone(orientation: ImageOrientation) throws {
    let jpeg = try SketchedPage.encoded(Self.stored(orientation), as: .jpeg)
    let notes = Data("Exif\0\0".utf8) + TIFFBytes.notes(orientation: orientation.rawValue)
    var segment = ByteWriter(isBigEndian: true)
    segment.u16(0xFFE1)
    segment.u16(notes.count + 2)
    let data = jpeg.prefix(2) + segment.data + notes + jpeg.dropFirst(2)
    let scratch = try Scratch()
    let input = try scratch.file("a.jpg", data)
    let page = try PageLoader(scratch.task(input, .jpeg)).load()

    #expect(page.asset?.file == input.file)
    #expect(page.placement.pageSize == Size(width: 48, height: 32))
    let seen = try #require(page.bitmap.darkCentre)
    #expect(abs(seen.x - 8) < 1 && abs(seen.y - 6) < 1)
    let inFile = try #require(try Self.stored(orientation).darkCentre)
    let placed = page.placement.transform.apply(to: inFile)
    #expect(abs(placed.x - 8) < 0.001 && abs(placed.y - 6) < 0.001)
    #expect(page.placement.rotation == orientation.rotation)
  }

  @Test(arguments: ImageOrientation.allCases)
  func tiffIsTurnedWhenItIsEncodedAnew(orientation: ImageOrientation) throws {
    let stored = try Self.stored(orientation)
    let rows = (0..<stored.height).map { y in (0..<stored.width).map { x in UInt8(stored.gray(x, y)) } }
    let tags = [274: (kind: 3, value: orientation.rawValue)]
    let scratch = try Scratch()
    let input = try scratch.file("a.tif", TIFFBytes.data([.init(rows: rows, tags: tags)]))
    let page = try PageLoader(scratch.task(input, .tiff)).load()
    let centre = try #require(page.bitmap.darkCentre)
    #expect(abs(centre.x - 8) < 0.001 && abs(centre.y - 6) < 0.001)
    #expect(page.placement.transform == .identity)
  }

  @Test func pngNotesCountToo() throws {
    let rows = [[UInt8]](repeating: [0, 0, 255, 255, 255], count: 3)
    let scratch = try Scratch()
    let data = PNGFile.data(rows: rows, extra: [("eXIf", TIFFBytes.notes(orientation: 6))])
    let page = try PageLoader(scratch.task(scratch.file("a.png", data), .png)).load()
    #expect(page.placement.pageSize == Size(width: 3, height: 5))
    #expect(page.bitmap.gray(0, 0) == 0 && page.bitmap.gray(0, 4) == 255)
  }
}
