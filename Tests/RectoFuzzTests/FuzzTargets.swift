import Foundation
import RectoModel

@testable import Recto
@testable import RectoRecognition
@testable import RectoServer

/// Everything that reads strangers' bytes in the server's own process, or opens a file first.
enum FuzzTargets {
  static let all: [FuzzTarget] =
    [multipart, json, addresses, images, office] + readers.map { document($0.0, $0.1) }

  static let multipart = FuzzTarget(
    name: "multipart",
    seeds: [
      Array(
        """
        --long-boundary\r
        Content-Disposition: form-data; name="a"\r
        \r
        1\r
        --long-boundary\r
        Content-Disposition: form-data; name="file"; filename="a.bmp"\r
        Content-Type: application/octet-stream\r
        \r
        \u{1}\u{2}\r
        \u{3}\r
        --long-boundary--\r

        """.utf8),
      Array("--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--b--\r\n".utf8),
    ],
    words: [
      "\r\n", "--", "\r\n--long-boundary", "\r\n--b--", "Content-Disposition:",
      "filename*=UTF-8''%41", "\r\n\r\n",
    ]
    .map { Array($0.utf8) }
  ) { bytes in
    // However it comes in, it is the same.
    for boundary in ["long-boundary", "b"] {
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

  static let json = FuzzTarget(
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

  static let addresses = FuzzTarget(
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
}
