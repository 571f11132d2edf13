import Foundation
import RectoComparison
import RectoFormats
import RectoModel
import RectoTesting
import Testing

/// Every writer over every case: a new format is tested by being registered. `UPDATE_GOLDEN_FILES=1` records.
@Suite struct GoldenTests {
  @Test(arguments: GoldenInput.all)
  func inputIsRecorded(_ input: GoldenInput) throws {
    let golden = try GoldenFolder.above(#filePath).case(named: input.name)
    let made = try input.build()
    #expect(try golden.checkInput(made.document, assets: made.assets) == nil)
    #expect(try golden.document() == made.document)
    // Recorded now, so that one run records all: cases run side by side.
    if golden.mode != .never { try check(golden) }
    #expect(golden.mode == .never, "Unset UPDATE_GOLDEN_FILES and read what was written.")
  }

  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func writersMakeWhatIsExpected(_ golden: GoldenCase) throws {
    guard golden.mode == .never else { return }
    try check(golden)
  }

  private func check(_ golden: GoldenCase) throws {
    for writer in FormatRegistry.writers {
      let difference = try golden.check(writer)
      #expect(difference == nil, "\(writer.format.name): \(difference.map(String.init(describing:)) ?? "")")
    }
  }

  @Test func casesHoldEveryKindOfContent() throws {
    let blocks = try GoldenFolder.above(#filePath).cases().flatMap {
      try $0.document().pages.flatMap(\.blocks)
    }
    let kinds = Set((blocks + blocks.flatMap(\.content.nestedBlocks)).map(\.content.typeName))
    #expect(kinds.count == 12, "\(kinds.sorted())")
  }

  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func nothingIsLeftOver(_ golden: GoldenCase) throws {
    let expected = FormatRegistry.writers.map { GoldenRendering(of: $0.format).fileName }
    let found = try FileManager.default.contentsOfDirectory(atPath: golden.folder.path)
    #expect(Set(found).subtracting(["input.json", "assets"]) == Set(expected))
    #expect(GoldenInput.all.contains { $0.name == golden.name }, "a case without its code")
    let named = try golden.document().assetIDs
    let files =
      found.contains("assets")
      ? try FileManager.default.contentsOfDirectory(
        atPath: golden.folder.appendingPathComponent("assets").path) : []
    #expect(Set(files).isSubset(of: named))
  }

  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func casesStayReviewable(_ golden: GoldenCase) throws {
    let files = FileManager.default.enumerator(at: golden.folder, includingPropertiesForKeys: [.fileSizeKey])
    var bytes = 0
    for case let file as URL in try #require(files) where !file.hasDirectoryPath {
      bytes += try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
    #expect(bytes <= 11_000 * FormatRegistry.writers.count)
  }
}

extension Document {
  /// Of page images, figures and formulas.
  fileprivate var assetIDs: Set<String> {
    let images = pages.compactMap { $0.image?.asset }
    let inBlocks = pages.flatMap(\.blocks).compactMap { block -> AssetID? in
      switch block.content {
      case .figure(let figure): figure.asset
      case .formula(let formula): formula.asset
      default: nil
      }
    }
    return Set((images + inBlocks).map(\.description))
  }
}
