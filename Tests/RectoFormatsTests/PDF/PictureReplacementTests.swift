import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoFormats

@Suite("Smaller pictures in the place of those on a page") struct PictureReplacementTests {
  private let fixture: KeptFixture

  init() throws { fixture = try KeptFixture() }

  /// A page of 160 x 80 points that draws an 8-bit picture of 16 x 8 pixels, its left half black.
  private func source() throws -> (file: SourceFile, object: OptimizedImage.ObjectID) {
    let file = try fixture.source(
      "a.pdf", pages: [("/MediaBox [0 0 160 80]", "q 160 0 0 80 0 0 cm /Pic Do Q")]
    ) { document in
      let row = [UInt8](repeating: 0, count: 8) + [UInt8](repeating: 255, count: 8)
      let picture = document.stream([UInt8]((0..<8).map { _ in row }.joined()))
      for (key, value) in [
        ("/Type", "/XObject"), ("/Subtype", "/Image"), ("/Width", "16"), ("/Height", "8"),
        ("/BitsPerComponent", "8"), ("/ColorSpace", "/DeviceGray"), ("/Intent", "/Perceptual"),
      ] {
        picture.dictionary.set(key, value)
      }
      let names = document.object("<< >>")
      names.set("/Pic", picture)
      document.page(0)["/Resources"].set("/XObject", names)
    }
    let picture = try QPDFDocument(file: file.file).page(0)["/Resources"]["/XObject"]["/Pic"]
    return (file, .init(number: picture.id, generation: 0))
  }

  private func bilevel(_ name: String, black: UInt8, white: UInt8) throws -> Asset {
    let bitmap = try #require(
      BilevelBitmap(width: 16, height: 8, bytes: (0..<8).flatMap { _ in [black, white] }))
    let file = fixture.folder.appendingPathComponent(name)
    try Data(JBIG2File(bitmap).bytes).write(to: file)
    return Asset(
      id: try #require(AssetID(name)), mediaType: .jbig2, size: Size(width: 16, height: 8), file: file)
  }

  private func write(_ source: SourceFile, _ smaller: OptimizedImage) throws -> URL {
    var page = Page.points(160, 80)
    page.original = OriginalPage(.kept, reason: "test")
    return try fixture.write(
      [(page, 0, 1)], of: [source], assets: smaller.assets, smallerPictures: [0: [smaller]])
  }

  @Test("A whole picture keeps what is said of it") func whole() throws {
    let (source, object) = try source()
    let asset = try bilevel("a.jb2", black: 0xFF, white: 0)
    let file = try write(
      source,
      OptimizedImage(
        object: object, layers: .single(asset), keepsColourSpace: true, bytesBefore: 128, bytesAfter: 60))
    let picture = try QPDFDocument(file: file).page(0)["/Resources"]["/XObject"]["/Pic"]
    let names = ["/Filter", "/ColorSpace", "/Intent"].map { picture[$0].name }
    #expect(names == ["/JBIG2Decode", "/DeviceGray", "/Perceptual"])
    let bits = picture["/BitsPerComponent"].integer
    #expect(bits == 1)
    #expect(try fixture.render(file) == fixture.render(source.file))
  }

  @Test("A picture in parts fills the same square") func mixed() throws {
    let (source, object) = try source()
    let paper = try bilevel("paper.jb2", black: 0, white: 0)
    let mask = try bilevel("mask.jb2", black: 0xFF, white: 0)
    let parts = MixedRaster(
      background: paper.id, mask: mask.id, ink: .color(RGBColor(red: 0, green: 0, blue: 0)))
    let file = try write(
      source,
      OptimizedImage(
        object: object, layers: .mixed(parts, assets: [paper, mask]), keepsColourSpace: false,
        bytesBefore: 128, bytesAfter: 90))
    let form = try QPDFDocument(file: file).page(0)["/Resources"]["/XObject"]["/Pic"]
    let (kind, isMask) = (form["/Subtype"].name, form["/Resources"]["/XObject"]["/Im1"]["/ImageMask"].isTrue)
    #expect(kind == "/Form" && isMask)
    #expect(try fixture.render(file) == fixture.render(source.file))
  }
}
