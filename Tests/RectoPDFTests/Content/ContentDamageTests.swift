import Foundation
import RectoModel
import RectoPDF
import Testing

@Suite("Damaged content") struct ContentDamageTests {
  private static let content = """
    q 2 0 0 2 10 0 cm BT /F 10 Tf 3 Tr 2 Tc 5 5 Td (a\\(b\\)) Tj [(c) -20 <64>] TJ T* (e) ' 1 2 (f) " ET Q
    /P << /MCID 0 /A [1 2 << /B (x) >>] >> BDC BI /W 2 /H 1 /BPC 8 /CS /G ID ab EI EMC /Clear gs /A Do /I Do
    0 0 50 50 re W n 5 5 m 9 9 1 1 2 2 c S BT /U 9 Tf 0 Tr 9 9 TD (visible) Tj 1 0 0 1 5 5 Tm (more) Tj ET
    """

  /// Numbers that look random and are the same each time.
  private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(
    "Thousands of changed bytes: analysis and removal end, and removal leaves no less to see",
    arguments: 0..<6)
  func mutations(seed: Int) {
    var random = Sequence(state: UInt64(seed + 1))
    for _ in 0..<600 {
      var bytes = Array(Self.content.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: index)
        default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 1...20, using: &random)))
        }
      }
      checkRemoval(bytes)
    }
  }

  private func checkRemoval(_ bytes: [UInt8]) {
    let page = DrawnPage("")
    page.image("/I")
    page.form("/A", "BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET /A Do")
    page.document.page(0).set("/Contents", page.document.stream(bytes))
    let before = page.summary()
    let removal = page.remove([.renderMode, .transparent, .covered])
    let after = page.summary()
    #expect(after.visibleText.count == before.visibleText.count, "\(String(decoding: bytes, as: UTF8.self))")
    #expect(after.paths == before.paths, "\(String(decoding: bytes, as: UTF8.self))")
    #expect(after.images.count == before.images.count)
    #expect(removal.removedCount <= before.text.count)
    for (one, other) in zip(before.visibleText, after.visibleText) {
      let shift = max(abs(one.box.minX - other.box.minX), abs(one.box.minY - other.box.minY))
      #expect(shift < 0.01 || shift < 1e-6 * abs(one.box.minX), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("What isn't content at all", arguments: ["/Contents", "/Resources", "/MediaBox"])
  func strangePages(key: String) {
    for value in ["null", "5", "[1 2 null << >>]", "<< /A 1 >>", "(x)", "[[[]]]"] {
      let page = DrawnPage("BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET /A Do")
      page.document.page(0).set(key, value)
      let summary = page.summary()
      #expect(summary.text.count <= 1)
      #expect(page.remove().removedCount <= 1)
      #expect(throws: Never.self) { try page.document.check() }
    }
  }

  @Test("Resources that aren't what they should be") func strangeResources() {
    for value in ["null", "5", "[1]", "<< >>", "(x)", "/Name"] {
      let page = DrawnPage("BT /F 9 Tf 9 9 Td (a) Tj ET /A Do /Clear gs /X gs BT /X 1e9 Tf (b) Tj ET")
      let resources = page.document.page(0)["/Resources"]
      for key in ["/Font", "/XObject", "/ExtGState"] {
        resources.set(key, "<< /F \(value) /A \(value) /X \(value) >>")
      }
      #expect(page.summary().text.count == 2)
      for key in ["/Font", "/XObject", "/ExtGState"] { resources.set(key, value) }
      #expect(page.summary().text.count == 2)
    }
  }

  @Test("Streams that can't be decoded stay, and the document can be written") func undecodable() throws {
    try Scratch.use { folder in
      let page = DrawnPage("BT /F 9 Tf 3 Tr 9 9 Td (a) Tj ET")
      page.document.page(0)["/Contents"].append(page.document.stream([1, 2, 3], filter: "/LZWDecode"))
      page.document.page(0)["/Contents"].append(page.document.stream([1, 2, 3], filter: "/Unheard"))
      let summary = page.summary()
      #expect(summary.hiddenText.count == 1 && !summary.isComplete)
      #expect(page.remove() == InvisibleText.Removal(removedCount: 0, keptCount: 1))
      #expect(page.document.page(0)["/Contents"].count == 3)
      try page.document.write(to: folder.appendingPathComponent("out.pdf"))
    }
  }
}
