import Foundation

/// What a file is, for a comparison. Found by content; only texts go by their name as well.
public enum FileKind: String, Codable, Sendable, Hashable, CaseIterable {
  case pdf, docx, xlsx, pptx
  /// Any other ZIP archive.
  case archive
  case picture, json, xml, html, csv, text
  /// A folder, file by file.
  case folder
  case binary

  /// `head` is the beginning of the file, 64 KB of it or all; `names` are the entries of an archive.
  init(head: Data, name: String) {
    let ending = (name as NSString).pathExtension.lowercased()
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .archive
    } else if head.prefix(1024).range(of: Data("%PDF-".utf8)) != nil {
      self = .pdf
    } else if Self.pictureSignatures.contains(where: { head.starts(with: $0) }) || Self.isWebP(head) {
      self = .picture
    } else if let text = Self.text(head) {
      self = Self.kind(ofText: text, ending: ending)
    } else {
      self = .binary
    }
  }

  private static let pictureSignatures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20],
    [0xFF, 0x4F, 0xFF, 0x51], Array("GIF8".utf8), Array("BM".utf8) + [], [0x49, 0x49, 0x2A, 0],
    [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
  ]

  private static func isWebP(_ head: Data) -> Bool {
    head.starts(with: Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8))
  }

  /// nil for what is no text. A character may be cut in two at the end.
  private static func text(_ head: Data) -> String? {
    guard !head.contains(0) else {
      // UTF-16 with its mark.
      return head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        ? String(data: head, encoding: .utf16) : nil
    }
    for cut in 0..<4 {
      if let text = String(data: head.dropLast(cut), encoding: .utf8) { return text }
    }
    return head.contains { $0 < 9 } ? nil : String(data: head, encoding: .isoLatin1)
  }

  private static func kind(ofText text: String, ending: String) -> FileKind {
    if ["csv", "tsv"].contains(ending) { return .csv }
    if ["md", "txt"].contains(ending) { return .text }
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(600).lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
    if ["html", "htm", "hocr"].contains(ending), start.hasPrefix("<") {
      return start.hasPrefix("<?xml") ? .xml : .html
    }
    if start.hasPrefix("<?xml") || (ending == "xml" && start.hasPrefix("<")) { return .xml }
    if ending == "json" || ((start.hasPrefix("{") || start.hasPrefix("[")) && ending.isEmpty) { return .json }
    return .text
  }
}
