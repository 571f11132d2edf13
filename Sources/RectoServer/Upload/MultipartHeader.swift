import Foundation

/// The headers of a part of a form, as far as they count.
struct MultipartHeader: Sendable, Hashable {
  /// The field.
  var name: String
  /// Without folders; nil for a plain field.
  var fileName: String?

  /// `lines` are what stands between the boundary and the blank line. nil when no name is given.
  init?(_ lines: some Sequence<UInt8>) {
    let text = String(decoding: Array(lines), as: UTF8.self)
    var disposition: HeaderParameters?
    for line in text.split(whereSeparator: { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }) {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let key = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
      if key == "content-disposition" {
        guard disposition == nil else { return nil }
        disposition = HeaderParameters(String(line[line.index(after: colon)...]))
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition["name"], !name.isEmpty,
      name.utf8.count <= 200
    else { return nil }
    self.name = name
    fileName = (disposition.extended("filename") ?? disposition["filename"]).map(Self.plain)
  }

  /// The last part of a path of any system, without control characters, at most 200 characters of it.
  private static func plain(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let clean = String(last.unicodeScalars.filter { $0.properties.generalCategory != .control })
    return clean.isEmpty || clean == "." || clean == ".." ? "file" : String(clean.suffix(200))
  }
}
