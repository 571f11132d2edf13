import Foundation
import RectoModel
import RectoRecognition
import RectoTesting
import Testing

@Suite struct PageOverlayTests {
  @Test(arguments: [SyntheticScan.Encoding.png, .jpeg(quality: 80), .tiff])
  func drawsPageImageAndBoxes(_ encoding: SyntheticScan.Encoding) throws {
    let synthesizer = ScanSynthesizer(resolution: 100, degradations: [.quarterTurn(.clockwise90)])
    let scan = try synthesizer.scan([ScanSynthesizerTests.page])
    let drawn = try #require(scan.pages.first)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let id = try #require(AssetID("page-0001"))
    let file = folder.appendingPathComponent("page-0001")
    try scan.encoded(as: encoding).write(to: file)
    let asset = Asset(id: id, mediaType: .png, size: drawn.bitmap.size, file: file)
    var page = drawn.layout
    page.image = PageImage(
      asset: id, size: drawn.bitmap.size,
      transform: Rotation.clockwise270.transform(of: drawn.bitmap.size), rotation: .clockwise270)

    let shown = try PageOverlay.png(page: page, assets: AssetStore([asset]), scale: 1)
    let bare = try PageOverlay.png(page: page, assets: AssetStore(), scale: 1)
    #expect(shown.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    #expect(shown != bare)
    #expect(try PageOverlay.png(page: page, assets: AssetStore([asset]), scale: 1) == shown)
    #expect(shown.pngSize == page.size)
    #expect(
      try PageOverlay.png(page: page, assets: AssetStore(), scale: 2).pngSize?.width == page.size.width * 2)
  }

  @Test func refusesWhatCannotBeDrawn() throws {
    let page = Page(size: Size(width: 100, height: 100), resolution: .measured(72), blocks: [])
    #expect(throws: RectoError.self) { try PageOverlay.png(page: page, assets: AssetStore(), scale: 0) }
    #expect(throws: RectoError.self) { try PageOverlay.png(page: page, assets: AssetStore(), scale: 1e6) }
    #expect(throws: RectoError.self) { try PageOverlay.png(page: page, assets: AssetStore(), scale: .nan) }
    let id = try #require(AssetID("gone.png"))
    let gone = Asset(
      id: id, mediaType: .png, size: page.size, file: URL(fileURLWithPath: "/nonexistent/gone.png"))
    var withImage = page
    withImage.image = PageImage(asset: id, size: page.size)
    #expect(throws: RectoError.self) {
      try PageOverlay.png(page: withImage, assets: AssetStore([gone]), scale: 1)
    }
  }
}

extension Data {
  /// As the header says.
  fileprivate var pngSize: Size? {
    guard count > 24 else { return nil }
    func number(at start: Int) -> Double { self[start..<start + 4].reduce(0) { $0 * 256 + Double($1) } }
    return Size(width: number(at: 16), height: number(at: 20))
  }
}
