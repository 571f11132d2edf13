import Foundation
import RectoModel

@testable import Recto
@testable import RectoFormats
@testable import RectoRecognition
@testable import RectoServer

extension FuzzTargets {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func golden(_ path: String) -> [UInt8] {
    (try? Array(Data(contentsOf: repository.appendingPathComponent("GoldenFiles/\(path)")))) ?? []
  }

  static let readers: [(String, [String])] = [
    ("hocr", ["every-block/expected.hocr", "tables/expected.hocr"]),
    ("alto", ["every-block/expected.alto.xml", "tables/expected.alto.xml"]),
    ("page", ["every-block/expected.page.xml", "tables/expected.page.xml"]),
    ("tsv", ["every-block/expected.tsv", "tables/expected.tsv"]),
    ("document", ["every-block/expected.json", "table-spans/expected.json"]),
  ]

  /// By the reader that the bytes call for.
  static func document(_ name: String, _ files: [String]) -> FuzzTarget {
    FuzzTarget(
      name: name, seeds: files.map(golden),
      words: [
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "bbox 0 0 -1 99999999999", "1e308", "NaN", "</",
        "\t\t", "<![CDATA[",
      ]
      .map { Array($0.utf8) }
    ) { bytes in
      let data = Data(bytes)
      guard let reader = FormatRegistry.reader(head: data.prefix(1 << 18)) else { return }
      _ = try reader.read(data, context: ReadContext(fileName: "fuzz", limits: Limits()) { _ in })
    }
  }

  /// One white pixel.
  private static let bitmap: [UInt8] =
    Array("BM".utf8) + [
      58, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
    ]
    + [UInt8](repeating: 0, count: 24) + [255, 255, 255, 0]
  private static let gif: [UInt8] =
    Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0]
    + [0, 2, 2, 0x44, 1, 0, 0x3B]
  private static let webp: [UInt8] =
    Array("RIFF".utf8) + [30, 0, 0, 0] + Array("WEBPVP8X".utf8)
    + [10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0]

  private static let jpeg2000: [UInt8] = {
    var bytes: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10, 0, 0, 0, 20]
    bytes += Array("ftypjp2 ".utf8) + [0, 0, 0, 0]
    bytes += Array("jp2 ".utf8) + [0, 0, 0, 45]
    bytes += Array("jp2h".utf8) + [0, 0, 0, 22]
    return bytes + Array("ihdr".utf8) + [0, 0, 0, 9, 0, 0, 0, 9, 0, 3, 7, 7, 0, 0]
  }()

  private static let pictures: [[UInt8]] =
    ["invoice.png", "letter.jpg", "report.tif"].map { Array(golden("samples/\($0)").prefix(6000)) }
    + [bitmap, gif, webp, jpeg2000]

  static let images = FuzzTarget(
    name: "images", seeds: pictures
  ) { bytes in
    let data = Data(bytes)
    guard let kind = InputKind.sniff(data.prefix(1024)), kind != .pdf else { return }
    _ = EXIF.read(data)
    switch kind {
    case .png: _ = try PNGHeader.read(data)
    case .jpeg: _ = try JPEGHeader.read(data)
    case .jpeg2000: _ = try JPEG2000Header.read(data)
    case .webp: _ = try WebPHeader.read(data)
    case .bmp: _ = try BMPHeader.read(data)
    case .gif: _ = try GIFFile(data, limits: Limits())
    case .tiff:
      _ = try TIFFFile(data).pages(limit: 100)
    case .pdf: break
    }
  }

  static let office = FuzzTarget(
    name: "office",
    seeds: [CompoundFile.signature + (0..<1528).map { UInt8($0 % 4 == 0 ? $0 / 4 % 256 : 0) }],
    words: [[0xFF, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0xFF, 0xFF], [9, 0], [6, 0], [0, 0, 0, 0]]
  ) { bytes in
    let file = CompoundFile(Data(bytes))
    for name in file?.names.sorted() ?? [] { _ = file?.head(of: name, count: 4096) }
  }
}
