import Foundation
import RectoFormats
import RectoModel

/// One side of a comparison: a file or a folder of somebody's, opened as far as is needed to know what it is.
struct ComparedFile {
  let url: URL
  /// What errors and reports call it.
  let name: String
  let kind: FileKind
  /// Mapped, not read; empty for folders.
  let data: Data

  /// Throws `.resourceUnavailable` for what is not there, and `.limitExceeded` for what is too large.
  init(_ url: URL, name: String, limits: Limits) throws(RectoError) {
    self.url = url
    self.name = name
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw RectoError(
        .resourceUnavailable, "There is no such file; check the name.", location: .init(file: name))
    }
    guard !url.isFolder else {
      (kind, data) = (.folder, Data())
      return
    }
    do {
      data = try Data(contentsOf: url, options: .mappedIfSafe)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be read; check your rights.", location: .init(file: name),
        cause: "\(error)")
    }
    guard data.count <= limits.inputBytes else {
      throw RectoError(
        .limitExceeded, "The file has \(data.count) bytes, more than the limit of \(limits.inputBytes).",
        location: .init(file: name))
    }
    let found = FileKind(head: data.prefix(1 << 16), name: name)
    kind = found == .archive ? try Self.archive(url, name: name) : found
  }

  private static func archive(_ url: URL, name: String) throws(RectoError) -> FileKind {
    do throws(RectoError) {
      let names = try ZipReader(file: url).names
      guard names.contains("[Content_Types].xml") else { return .archive }
      if names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
      if names.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
      return names.contains { $0.hasPrefix("ppt/") } ? .pptx : .archive
    } catch {
      throw error.at(file: name)
    }
  }

  /// As UTF-8, or UTF-16 or Latin-1 when it is that.
  var text: String {
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]),
      let text = String(data: data, encoding: .utf16)
    {
      return text
    }
    let body = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
    return String(data: body, encoding: .utf8) ?? String(data: body, encoding: .isoLatin1) ?? ""
  }
}
