public import Foundation

/// The Office files that pages come from, by way of LibreOffice. Told by content, never by name; those with macros and
/// templates count as what they are made from.
public enum OfficeKind: String, Codable, Sendable, CaseIterable {
  case doc, docx, ppt, pptx, xls, xlsx, odt, ods, odp, rtf

  /// For people.
  public var name: String {
    switch self {
    case .doc, .docx: "Word (\(rawValue))"
    case .ppt, .pptx: "PowerPoint (\(rawValue))"
    case .xls, .xlsx: "Excel (\(rawValue))"
    case .odt, .ods, .odp: "OpenDocument (\(rawValue))"
    case .rtf: "RTF"
    }
  }

  /// Whether a file that starts with `head` may be one: it may also be any ZIP archive.
  public static func mayBe(_ head: Data) -> Bool {
    [[0x50, 0x4B, 3, 4], CompoundFile.signature, Array("{\\rtf".utf8)].contains { head.starts(with: $0) }
  }

  /// What a ZIP archive with these parts is; `type` is the content of its part `mimetype`.
  init?(parts: [String], type: String?) {
    if let type, let kind = Self.ofOpenDocument(type) {
      self = kind
      return
    }
    guard parts.contains("[Content_Types].xml") else { return nil }
    if parts.contains(where: { $0.hasPrefix("word/") }) {
      self = .docx
    } else if parts.contains(where: { $0.hasPrefix("xl/") }) {
      self = .xlsx
    } else if parts.contains(where: { $0.hasPrefix("ppt/") }) {
      self = .pptx
    } else {
      return nil
    }
  }

  private static func ofOpenDocument(_ type: String) -> OfficeKind? {
    let prefix = "application/vnd.oasis.opendocument."
    guard type.hasPrefix(prefix) else { return nil }
    return switch type.dropFirst(prefix.count).prefix(while: { $0.isLetter }) {
    case "text": .odt
    case "spreadsheet": .ods
    case "presentation": .odp
    default: nil
    }
  }
}
