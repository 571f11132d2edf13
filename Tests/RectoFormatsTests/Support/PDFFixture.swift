import Foundation
import RectoModel
import Synchronization

@testable import RectoFormats

/// A folder with pictures, what was written from them, and what was reported.
final class PDFFixture: Sendable {
  let folder: URL
  private let reported = Mutex<[Diagnostic]>([])

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pdf-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var diagnostics: [Diagnostic] { reported.withLock(\.self) }

  func asset(_ name: String, _ type: MediaType, _ data: Data, width: Int, height: Int) throws -> Asset {
    let file = folder.appendingPathComponent(name)
    try data.write(to: file)
    guard let id = AssetID(name) else { throw ExternalTool.Failure(description: "bad name \(name)") }
    return Asset(
      id: id, mediaType: type, size: Size(width: Double(width), height: Double(height)), file: file)
  }

  func bytes(_ document: Document, _ assets: [Asset] = [], options: [String: String] = [:]) throws -> [UInt8]
  {
    try bytes(document, AssetStore(assets), options: options)
  }

  func bytes(_ document: Document, _ assets: AssetStore, options: [String: String]) throws -> [UInt8] {
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 1_600_000_000), producer: "Recto test",
      assets: assets, temporaryFolder: folder
    ) { diagnostic in self.reported.withLock { $0.append(diagnostic) } }
    var sink = MemorySink()
    try WriterEntry(PDFWriter.self).write(
      document, options: OptionValues(options), to: &sink, context: context)
    return sink.bytes
  }

  /// The path of the written file.
  func write(_ document: Document, _ assets: [Asset] = [], options: [String: String] = [:]) throws -> String {
    let file = folder.appendingPathComponent("out.pdf")
    try Data(try bytes(document, assets, options: options)).write(to: file)
    return file.path
  }

  /// Renders page 1 in gray at 72 dots an inch.
  func render(_ path: String) throws -> GrayRaster {
    try GrayRaster(
      try ExternalTool.pdftoppm.run(["-gray", "-l", "1", "-r", "72", "-aa", "no", "-aaVector", "no", path])
        .output)
  }
}

/// A picture in the PGM format.
struct GrayRaster {
  var width: Int
  var height: Int
  private var pixels: [UInt8]

  init(_ pgm: Data) throws {
    let fields = pgm.prefix(40).split(maxSplits: 4) { $0 == 10 || $0 == 32 }.map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == 5, fields[0] == "P5", let width = Int(fields[1]), let height = Int(fields[2]) else {
      throw ExternalTool.Failure(description: "no gray picture was rendered")
    }
    (self.width, self.height) = (width, height)
    pixels = Array(pgm.suffix(width * height))
  }

  func isDark(_ x: Int, _ y: Int) -> Bool { pixels[y * width + x] < 128 }

  var darkest: UInt8 { pixels.min() ?? 255 }
}

extension Page {
  /// 72 units an inch, so that units are points.
  static func points(
    _ width: Double, _ height: Double, lines: [TextLine] = [], image: PageImage? = nil, label: String? = nil
  ) -> Page {
    let blocks = lines.enumerated().map { index, line in
      Block(id: BlockID("b\(index + 1)"), region: Region(line.box), content: .paragraph(Paragraph([line])))
    }
    return Page(
      size: Size(width: width, height: height), resolution: .measured(72), blocks: blocks, image: image,
      label: label)
  }
}

extension TextLine {
  /// Words of equal letters, 6 wide and 10 high, the line's top left at `(x, y)`.
  static func typed(
    _ text: String, x: Double, y: Double, direction: WritingDirection = .leftToRight
  ) -> TextLine {
    var words: [Word] = []
    var left = x
    for word in text.split(separator: " ") {
      let width = 6 * Double(word.unicodeScalars.count)
      words.append(Word(String(word), box: Rect(x: left, y: y, width: width, height: 10)))
      left += width + 6
    }
    let box = Rect(x: x, y: y, width: left - x, height: 10)
    guard direction == .rightToLeft else { return TextLine(words: words, box: box, direction: direction) }
    for index in words.indices { words[index].box.x = box.maxX - (words[index].box.maxX - x) }
    return TextLine(words: words, box: box, direction: direction)
  }
}
