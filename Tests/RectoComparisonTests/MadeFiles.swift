import Foundation
import RectoModel
import RectoRecognition
import RectoTesting

@testable import RectoComparison
@testable import RectoFormats

/// A folder of files to compare, removed with its owner.
final class MadeFiles {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recto-comparison-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// In a folder of its own, so that files of one name can be compared.
  func file(_ name: String, _ data: Data) throws -> URL {
    let place = folder.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let file = place.appendingPathComponent(name)
    try data.write(to: file)
    return file
  }

  func file(_ name: String, _ text: String) throws -> URL { try file(name, Data(text.utf8)) }

  func written(
    _ document: Document, as format: String, assets: AssetStore = AssetStore(),
    at seconds: Double = 1_767_225_600
  ) throws -> URL {
    guard let writer = FormatRegistry.writer(id: format) else {
      throw RectoError(.unsupportedFeature, format)
    }
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: seconds), producer: "test", assets: assets,
      temporaryFolder: folder,
      report: { _ in })
    var sink = MemorySink()
    try writer.write(document, options: OptionValues(), to: &sink, context: context)
    return try file("made.\(writer.format.fileExtensions[0])", Data(sink.bytes))
  }

  func asset(_ name: String, _ raster: PageRaster) throws -> Asset {
    let file = try file(name, try raster.png())
    guard let id = AssetID(name) else { throw RectoError(.malformedInput, name) }
    return Asset(
      id: id, mediaType: .png, size: Size(width: Double(raster.width), height: Double(raster.height)),
      file: file)
  }

  /// The same parts with other bytes, in another order.
  func repacked(
    _ file: URL, _ change: (_ name: String, _ text: String) -> String = { $1 }
  ) throws -> URL {
    try repacked(file, renaming: { $0 }, change)
  }

  /// With other names, too.
  func repacked(
    _ file: URL, renaming rename: (String) -> String, _ change: (_ name: String, _ text: String) -> String
  ) throws -> URL {
    let reader = try ZipReader(file: file)
    let target = try self.file(file.lastPathComponent, Data())
    let archive = try ZipArchive(file: target)
    for name in reader.names.reversed() {
      guard let data = try reader.data(of: name, limit: 1 << 26) else { continue }
      let isText = name.hasSuffix(".xml") || name.hasSuffix(".rels")
      let changed = isText ? Data(change(name, String(decoding: data, as: UTF8.self)).utf8) : data
      try archive.add(rename(name), file: try self.file("part", changed))
    }
    try archive.finish()
    return target
  }
}

/// A page with a paragraph and a table, of which single things can be changed.
struct SampleContent {
  var word = "mostly"
  var cell = "25 mm"
  var isBold = false

  func document() throws -> Document {
    var builder = DocumentBuilder(title: "Paper")
    try builder.page { (page) throws(RectoError) in
      page.heading(1, "On paper")
      page.paragraph("Good paper is \(word) water.") { made in
        if made.text == "paper", isBold { made.style = TextStyle([.bold]) }
      }
      try page.table([["Fibre", "Length"], ["Cotton", cell], ["Linen", "9 mm"]])
    }
    return builder.document
  }
}

extension PageRaster {
  /// Grey stripes.
  static func stripes(width: Int = 40, height: Int = 30) -> PageRaster {
    let samples = (0..<width * height).flatMap { pixel -> [UInt8] in
      let value: UInt8 = pixel % width % 8 < 4 ? 230 : 60
      return [value, value, value]
    }
    return PageRaster(width: width, height: height, samples: samples)
  }

  func with(_ colour: [UInt8], x: Int, y: Int) -> PageRaster {
    var changed = samples
    let at = (y * width + x) * 3
    changed.replaceSubrange(at..<at + 3, with: colour)
    return PageRaster(width: width, height: height, samples: changed)
  }
}
