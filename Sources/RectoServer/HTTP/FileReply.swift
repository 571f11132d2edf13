import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RectoFormats

/// A file as a reply: whole, or the one range that was asked for, read as it is sent.
struct FileReply: Sendable {
  let file: URL
  let mediaType: String
  /// What it is to be called when it is saved; nil to show it.
  let fileName: String?
  /// Changes with the content.
  let tag: String

  private static let piece = 1 << 18

  func response(to request: Request) throws -> Response {
    let size = try Self.size(of: file)
    var headers: HTTPFields = [:]
    headers[.contentType] = mediaType
    headers[.eTag] = "\"\(tag)\""
    headers[.acceptRanges] = "bytes"
    headers[.cacheControl] = "private, no-cache"
    if let fileName { headers[.contentDisposition] = Self.disposition(fileName) }
    if request.headers[.ifNoneMatch]?.contains("\"\(tag)\"") == true {
      return Response(status: .notModified, headers: headers)
    }
    let isSame = request.headers[.ifRange].map { $0 == "\"\(tag)\"" } ?? true
    let wanted = isSame ? request.headers[.range].flatMap { ByteRange($0, size: size) } : nil
    switch wanted {
    case .unsatisfiable:
      headers[.contentRange] = "bytes */\(size)"
      return Response(status: .rangeNotSatisfiable, headers: headers)
    case .bytes(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
      return Response(status: .partialContent, headers: headers, body: try body(range))
    case nil: return Response(status: .ok, headers: headers, body: try body(0..<size))
    }
  }

  /// The file is opened now: when it is deleted while it is sent, the rest still comes.
  private func body(_ range: Range<Int>) throws -> ResponseBody {
    let handle = try FileHandle(forReadingFrom: file)
    try handle.seek(toOffset: UInt64(range.lowerBound))
    return ResponseBody(contentLength: range.count) { writer in
      var left = range.count
      while left > 0, let bytes = try handle.read(upToCount: min(left, Self.piece)), !bytes.isEmpty {
        left -= bytes.count
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try handle.close()
      try await writer.finish(nil)
    }
  }

  private static func size(of file: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// RFC 6266: a plain name for old clients, and the true one.
  static func disposition(_ name: String) -> String {
    let plain = String(
      name.unicodeScalars.map {
        (0x20...0x7E).contains($0.value) && $0 != "\"" && $0 != "\\" ? Character($0) : "_"
      })
    var allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
    allowed.insert(charactersIn: "-._~")
    let encoded = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? plain
    let extended = plain == name ? "" : "; filename*=UTF-8''\(encoded)"
    return "attachment; filename=\"\(plain)\"\(extended)"
  }
}

/// What a `Range` header asks of a file. Several ranges at once are not given: the whole file comes instead.
enum ByteRange: Sendable, Hashable {
  case bytes(Range<Int>)
  case unsatisfiable

  /// nil when the header is to be ignored.
  init?(_ header: String, size: Int) {
    guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
    let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return nil }
    switch (Int(ends[0]), Int(ends[1])) {
    case (nil, let count?) where ends[0].isEmpty && count >= 0:
      self = count == 0 || size == 0 ? .unsatisfiable : .bytes(max(0, size - count)..<size)
    case (let start?, nil) where ends[1].isEmpty && start >= 0:
      self = start < size ? .bytes(start..<size) : .unsatisfiable
    case (let start?, let last?) where start >= 0 && last >= start:
      self = start < size ? .bytes(start..<min(size, last == .max ? size : last + 1)) : .unsatisfiable
    default: return nil
    }
  }
}
