import Foundation
import RectoModel
import Testing

@Suite struct MixedRasterTests {
  private let paper = AssetID("p-background")
  private let mask = AssetID("p-mask")
  private let inks = AssetID("p-foreground")

  private func json(_ raster: MixedRaster) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(raster), as: UTF8.self)
  }

  private func raster(_ json: String) throws -> MixedRaster {
    try JSONDecoder().decode(MixedRaster.self, from: Data(json.utf8))
  }

  @Test func namesEitherOneColourOrAPictureOfThem() throws {
    let (paper, mask, inks) = try (#require(paper), #require(mask), #require(inks))
    let single = MixedRaster(
      background: paper, mask: mask, ink: .color(RGBColor(red: 1, green: 16, blue: 255)))
    #expect(try json(single) == ##"{"background":"p-background","color":"#0110ff","mask":"p-mask"}"##)
    #expect(single.assets == [paper, mask])
    let several = MixedRaster(background: paper, mask: mask, ink: .picture(inks))
    let expected = #"{"background":"p-background","foreground":"p-foreground","mask":"p-mask"}"#
    #expect(try json(several) == expected)
    #expect(several.assets == [paper, mask, inks])
    for each in [single, several] { #expect(try raster(json(each)) == each) }
  }

  @Test(arguments: [
    #"{"background": "a", "mask": "b"}"#, ##"{"background": "a", "color": "#000000"}"##,
    ##"{"background": "a", "mask": "b", "color": "#12345"}"##,
    ##"{"background": "a", "mask": "b", "color": "1234567"}"##,
    ##"{"background": "a", "mask": "b", "color": "#00é00"}"##,
    #"{"background": "a/b", "mask": "b", "foreground": "c"}"#,
  ])
  func refusesHalfOfIt(json: String) {
    #expect(throws: DecodingError.self) { try raster(json) }
  }

  @Test func coloursAreReadInAnyCase() {
    #expect(RGBColor("#FFa00B") == RGBColor(red: 255, green: 160, blue: 11))
    #expect(RGBColor("#ffa00b")?.description == "#ffa00b")
  }
}
