import Foundation
import RectoFormats
import RectoModel
import RectoRecognition

/// What a look into an Office file tells.
struct OfficeInfo: Codable, Sendable, Hashable {
  var kind: OfficeKind
  /// It may want a password.
  var isEncrypted: Bool
}

/// A look into a file that may be an Office file, before LibreOffice sees it. In a process that may die.
enum OfficeProbe {
  /// Unpacked, of all parts together and of one of them.
  private static let mostBytes = 1 << 30
  private static let mostBytesOfPart = 256 << 20
  /// What unpacks to more than so many times its size, and is large, is no document.
  private static let mostRatio = 200
  private static let ratioCounts = 64 << 20

  /// nil for what is no Office file. Throws what is wrong with one: too large unpacked, damaged, or with entities,
  /// which lead out of the file.
  static func probe(_ input: InputFile, limits: Limits) throws(RectoError) -> OfficeInfo? {
    do throws(RectoError) {
      let data = try bytes(of: input, limits: limits)
      if data.starts(with: Array("{\\rtf".utf8)) { return OfficeInfo(kind: .rtf, isEncrypted: false) }
      if let file = CompoundFile(data) { return old(file) }
      guard OfficeKind.mayBe(data.prefix(8)), data.starts(with: [0x50, 0x4B]) else { return nil }
      return try package(input.file, bytes: data.count)
    } catch {
      throw error.at(file: input.name)
    }
  }

  private static func bytes(of input: InputFile, limits: Limits) throws(RectoError) -> Data {
    guard let data = try? Data(contentsOf: input.file, options: .mappedIfSafe) else {
      throw RectoError(.resourceUnavailable, "The file can't be read; check its permissions.")
    }
    guard data.count <= limits.inputBytes else {
      throw RectoError(
        .limitExceeded,
        "The file has \(data.count) bytes, more than the limit of \(limits.inputBytes); split it.")
    }
    return data
  }

  // MARK: Until 2007

  private static func old(_ file: CompoundFile) -> OfficeInfo? {
    let names = file.names
    if names.contains("EncryptedPackage") { return OfficeInfo(kind: .docx, isEncrypted: true) }
    if names.contains("WordDocument") {
      // The bit fEncrypted of the file's information block.
      let flags = file.head(of: "WordDocument", count: 12).number(at: 10, bytes: 2)
      return OfficeInfo(kind: .doc, isEncrypted: flags & 0x0100 != 0)
    }
    for name in ["Workbook", "Book"] where names.contains(name) {
      return OfficeInfo(kind: .xls, isEncrypted: hasPassword(workbook: file.head(of: name, count: 4096)))
    }
    guard names.contains("PowerPoint Document") else { return nil }
    let token = file.head(of: "Current User", count: 16).number(at: 12, bytes: 4)
    return OfficeInfo(kind: .ppt, isEncrypted: token == 0xF3D1_C4DF)
  }

  /// A record FilePass stands near the start.
  private static func hasPassword(workbook head: Data) -> Bool {
    var place = 0
    while place + 4 <= head.count {
      if head.number(at: place, bytes: 2) == 0x002F { return true }
      place += 4 + head.number(at: place + 2, bytes: 2)
    }
    return false
  }

  // MARK: Archives

  private static func package(_ file: URL, bytes size: Int) throws(RectoError) -> OfficeInfo? {
    let archive = try ZipReader(file: file)
    let type = try archive.data(of: "mimetype", limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) }
    guard let kind = OfficeKind(parts: archive.names, type: type) else { return nil }
    var (total, isEncrypted) = (0, false)
    for name in archive.names where !name.hasSuffix("/") {
      guard let part = try archive.data(of: name, limit: mostBytesOfPart) else { continue }
      total += part.count
      guard total <= mostBytes, total <= ratioCounts || total / mostRatio <= size else {
        throw RectoError(
          .limitExceeded,
          "The file unpacks to more than \(total >> 20) MB, which no document of its size does.")
      }
      try checkMarkup(part, name, allowsTypes: type != nil)
      if name == "META-INF/manifest.xml" { isEncrypted = part.contains("encryption-data") }
    }
    return OfficeInfo(kind: kind, isEncrypted: isEncrypted)
  }

  /// OpenDocument of old programs names its document types, without anything in them.
  private static func checkMarkup(_ part: Data, _ name: String, allowsTypes: Bool) throws(RectoError) {
    let isMarkup = [".xml", ".rels", ".vml", ".rdf"].contains { name.lowercased().hasSuffix($0) }
    guard isMarkup else { return }
    if part.contains("<!ENTITY") || !allowsTypes && part.contains("<!DOCTYPE") {
      throw RectoError(
        .malformedInput, "\(name) in the file defines entities, which Office files must not; save it anew.")
    }
  }
}

extension Data {
  /// As ASCII, or in either order of UTF-16.
  fileprivate func contains(_ text: String) -> Bool {
    let plain = Data(text.utf8)
    let wide = plain.reduce(into: Data()) { $0 += [$1, 0] }
    return [plain, wide, Data([0]) + wide.dropLast()].contains { range(of: $0) != nil }
  }
}
