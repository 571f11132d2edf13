import Foundation
import RectoModel
import Testing

@Suite struct AssetTests {
  @Test(arguments: ["page-0012", "a", "A_b.png", "9"]) func takesFileNames(name: String) {
    #expect(AssetID(name)?.description == name)
  }

  @Test(arguments: ["", ".hidden", "..", "a/b", "a b", "ä", "a\u{0}", String(repeating: "x", count: 121)])
  func refusesOtherNames(name: String) { #expect(AssetID(name) == nil) }

  @Test func refusesThemInJSON() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([AssetID].self, from: Data(#"["../../etc/passwd"]"#.utf8))
    }
  }

  @Test func aFileThatHasGoneIsAnError() throws {
    let id = try #require(AssetID("gone"))
    let file = FileManager.default.temporaryDirectory.appending(path: "recto-no-such-file")
    let asset = Asset(id: id, mediaType: .png, size: Size(width: 1, height: 1), file: file)
    var store = AssetStore()
    #expect(store[id] == nil)
    store.add(asset)
    #expect(store[id] == asset)
    let error = #expect(throws: RectoError.self) { try store.bytes(of: asset) }
    #expect(error?.code == .resourceUnavailable)
  }
}
