import Foundation
import NIOCore
import RectoModel
import Testing

@testable import Recto
@testable import RectoFormats
@testable import RectoRecognition
@testable import RectoServer

/// Everything that reads strangers' bytes in the server's own process, or opens a file first: some rounds each time,
/// and for long with `make fuzz`.
@Suite(.serialized) struct FuzzTests {
  @Test(arguments: targets.map(\.name)) func nothingIsFound(name: String) throws {
    try Self.targets.first { $0.name == name }?.run()
  }

  private static let targets: [FuzzTarget] =
    [multipart, json, addresses, images, office] + readers.map { document($0.0, $0.1) }

  // MARK: Requests

  private static let multipart = FuzzTarget(
    name: "multipart",
    seeds: [
      Array(
        RequestForm(fields: [("a", "1"), ("b", "two")], file: ("file", "a.bmp", Data([1, 2, 13, 10, 3]))).body
          .readableBytesView),
      Array("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--b--\r\n".utf8),
    ],
    words: [
      "\r\n", "--", "\r\n--\(RequestForm.boundary)", "\r\n--b--", "Content-Disposition:",
      "filename*=UTF-8''%41", "\r\n\r\n",
    ]
    .map { Array($0.utf8) }
  ) { bytes in
    // However it comes in, it is the same.
    for boundary in [RequestForm.boundary, "b"] {
      let whole = events(bytes, boundary: boundary, step: max(1, bytes.count))
      for step in [1, 7, 64] where events(bytes, boundary: boundary, step: step) != whole {
        throw FuzzFind(what: "Pieces of \(step) bytes are read otherwise than the whole.")
      }
    }
    _ = HeaderParameters(String(decoding: bytes, as: UTF8.self)).extended("filename")
  }

  /// What a form says, with the bytes of each part together; nil for what is refused.
  private static func events(_ bytes: [UInt8], boundary: String, step: Int) -> [String]? {
    guard var parser = try? MultipartParser(boundary: boundary) else { return nil }
    var (told, content) = ([String](), [UInt8]())
    do {
      for start in stride(from: 0, to: bytes.count, by: step) {
        for event in try parser.feed(bytes[start..<min(bytes.count, start + step)]) {
          switch event {
          case .part(let header): told.append("part \(header.name) \(header.fileName ?? "-")")
          case .bytes(let more): content += more
          case .endOfPart:
            told.append("\(content)")
            content = []
          case .end: told.append("end")
          }
        }
      }
      try parser.finish()
    } catch {
      return nil
    }
    return told
  }

  private static let json = FuzzTarget(
    name: "json",
    seeds: [
      #"{"url":"https://example.org/a.png","formats":["pdf","md"],"deskew":true,"dpi":300,"option":"pdf.standard=pdf/a-2b"}"#,
      #"{"trial":{}}"#, #"{"confinement":{"_0":{"hasNoSockets":true,"memoryBytes":-1.5e300}}}"#,
    ].map { Array($0.utf8) },
    words: ["{", "[[[[", "\"", "\\u0000", "\\ud800", "1e999", "null", ":", ","].map { Array($0.utf8) }
  ) { bytes in
    _ = try? JSONTextDecoder().decode(WorkerRequest.self, from: bytes)
    _ = try? JSONTextDecoder().decode(WorkerReply.self, from: bytes)
    _ = try JobLines.decode(JobMessage.self, from: String(decoding: bytes, as: UTF8.self))
  }

  private static let addresses = FuzzTarget(
    name: "addresses",
    seeds: [
      "https://example.org/a/b.png?x=1#y", "http://[::ffff:127.0.0.1]:80/",
      "http://user:pw@10.0.0.1:443/%2e%2e/",
      "attachment; filename=\"a\\\"b.png\"; filename*=UTF-8''%e2%82%ac", "bytes=0-499", "bytes=-5",
      "wait=10, x=y",
    ].map { Array($0.utf8) },
    words: ["%00", "%", "@", "\\", "[", "]", "\u{202e}", "::", "0x7f.1", "9223372036854775807"].map {
      Array($0.utf8)
    }
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = HeaderParameters(text)
    _ = ByteRange(text, size: 1000)
    _ = try? PageRanges(text).indices(pageCount: 9)
    let source = try SourceURL(text, allowed: [])
    guard [80, 443].contains(source.port), source.url.user == nil, source.url.host() != nil else {
      throw FuzzFind(what: "\(text) is taken for \(source.text)")
    }
    _ = source.fileName
    if let next = try? source.redirected(to: text, allowed: []), ![80, 443].contains(next.port) {
      throw FuzzFind(what: "\(text) redirects to port \(next.port)")
    }
  }

  // MARK: Files

  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func golden(_ path: String) -> [UInt8] {
    (try? Array(Data(contentsOf: repository.appendingPathComponent("GoldenFiles/\(path)")))) ?? []
  }

  private static let readers: [(String, [String])] = [
    ("hocr", ["every-block/expected.hocr", "tables/expected.hocr"]),
    ("alto", ["every-block/expected.alto.xml", "tables/expected.alto.xml"]),
    ("page", ["every-block/expected.page.xml", "tables/expected.page.xml"]),
    ("tsv", ["every-block/expected.tsv", "tables/expected.tsv"]),
    ("document", ["every-block/expected.json", "table-spans/expected.json"]),
  ]

  /// By the reader that the bytes call for.
  private static func document(_ name: String, _ files: [String]) -> FuzzTarget {
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
    + [Array(SampleFiles.bitmap()), gif, webp, jpeg2000]

  private static let images = FuzzTarget(
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

  private static let office = FuzzTarget(
    name: "office",
    seeds: [CompoundFile.signature + (0..<1528).map { UInt8($0 % 4 == 0 ? $0 / 4 % 256 : 0) }],
    words: [[0xFF, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0xFF, 0xFF], [9, 0], [6, 0], [0, 0, 0, 0]]
  ) { bytes in
    let file = CompoundFile(Data(bytes))
    for name in file?.names.sorted() ?? [] { _ = file?.head(of: name, count: 4096) }
  }
}
