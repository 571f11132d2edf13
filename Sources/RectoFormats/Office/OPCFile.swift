import Foundation
internal import RectoModel

/// A DOCX, XLSX or PPTX of somebody's, from which parts are taken. One thread at a time.
final class OPCFile {
  private let archive: ZipReader
  /// What the content types say of parts by name and by ending.
  private var overrides: [String: String] = [:]
  private var defaults: [String: String] = [:]

  /// No part that is taken is larger.
  static let partLimit = 32 << 20

  /// Throws `.malformedInput` for what is no package, `.resourceUnavailable` for what can't be read.
  init(_ file: URL) throws(RectoError) {
    archive = try ZipReader(file: file)
    guard let types = try archive.data(of: "[Content_Types].xml", limit: Self.partLimit) else {
      throw RectoError(.malformedInput, "It is a ZIP archive, but no Office file.")
    }
    let reader = try XMLPullReader(types, name: "[Content_Types].xml", refusesDocumentTypes: true)
    while let event = try reader.next() {
      guard case .start(let element) = event, let type = element["ContentType"] else { continue }
      if element.name == "Override", let part = element["PartName"] { overrides[part] = type }
      if element.name == "Default", let ending = element["Extension"] {
        defaults[ending.lowercased()] = type
      }
    }
  }

  func contentType(of part: PartName) -> String? {
    overrides[part.description] ?? defaults[part.fileExtension]
  }

  /// nil when the part is not there.
  func data(of part: PartName) throws(RectoError) -> Data? {
    try archive.data(of: part.entryName, limit: Self.partLimit)
  }

  /// Those of a part, or of the package; targets that leave the package are left out.
  func relationships(of source: PartName) throws(RectoError) -> [Relationship] {
    guard let data = try data(of: source.relationships) else { return [] }
    let reader = try XMLPullReader(
      data, name: source.relationships.description, refusesDocumentTypes: true)
    var found: [Relationship] = []
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == "Relationship", let id = element["Id"],
        let type = element["Type"], let target = element["Target"]
      else { continue }
      if element["TargetMode"] == "External" {
        found.append(Relationship(id: id, type: type, target: .external(target)))
      } else if let part = source.resolved(target) {
        found.append(Relationship(id: id, type: type, target: .part(part)))
      }
    }
    return found
  }

  /// The first part that `source` is linked to in this way.
  func part(_ type: String, of source: PartName) throws(RectoError) -> PartName? {
    for relationship in try relationships(of: source) where relationship.type == type {
      if case .part(let name) = relationship.target { return name }
    }
    return nil
  }
}
