import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct InputKindTests {
  @Test(arguments: [
    (Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]), InputKind.png),
    (Data([0xFF, 0xD8, 0xFF, 0xE0]), .jpeg),
    (Data([0xFF, 0xD8, 0xFF, 0xDB]), .jpeg),
    (Data([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A]), .jpeg2000),
    (Data([0xFF, 0x4F, 0xFF, 0x51, 0]), .jpeg2000),
    (Data("RIFF\u{1}\u{0}\u{0}\u{0}WEBPVP8 ".utf8), .webp),
    (Data("GIF87a".utf8), .gif),
    (Data("GIF89a".utf8), .gif),
    (Data("BM\u{1}\u{2}\u{3}\u{4}\u{0}\u{0}\u{0}\u{0}".utf8), .bmp),
    (Data([0x49, 0x49, 0x2A, 0]), .tiff),
    (Data([0x4D, 0x4D, 0, 0x2A]), .tiff),
    (Data([0x49, 0x49, 0x2B, 0]), .tiff),
    (Data("%PDF-1.4".utf8), .pdf),
    (Data(repeating: 0x20, count: 1000) + Data("%PDF-2.0".utf8), .pdf),
  ])
  func sniffsByContent(head: Data, kind: InputKind) {
    #expect(InputKind.sniff(head) == kind)
  }

  @Test(arguments: [
    Data(), Data("BM is how a letter starts".utf8), Data("RIFF....WAVEfmt ".utf8), Data("GIF".utf8),
    Data(repeating: 0x20, count: 1020) + Data("%PDF-2.0".utf8), Data([0x4D, 0x4D, 0x2A, 0]),
  ])
  func knowsWhatIsNone(head: Data) {
    #expect(InputKind.sniff(head) == nil)
  }

  @Test func readsASliceToo() {
    #expect(InputKind.sniff(Data("xx%PDF-1.4".utf8).dropFirst(2)) == .pdf)
  }

  @Test func everyKindHasItsMediaType() {
    #expect(Set(InputKind.allCases.map(\.mediaType)).count == InputKind.allCases.count)
  }
}
