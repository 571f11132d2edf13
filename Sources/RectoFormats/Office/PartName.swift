/// The name of a part of an Open Packaging Conventions file: `/word/document.xml`.
struct PartName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// With a leading slash.
  let description: String

  init(_ name: String) { description = name.hasPrefix("/") ? name : "/" + name }
  init(stringLiteral name: String) { self.init(name) }

  /// The package itself, whose relationships are in `/_rels/.rels`.
  static let package: PartName = "/"

  /// As the archive calls it: `word/document.xml`.
  var entryName: String { String(description.dropFirst()) }

  /// With a slash at the end: `/word/`.
  var folder: String {
    description.lastIndex(of: "/").map { String(description[...$0]) } ?? "/"
  }

  /// `document.xml`; empty for the package.
  var fileName: String { String(description.dropFirst(folder.count)) }

  /// Without the dot, in lower case: `xml`.
  var fileExtension: String {
    fileName.lastIndex(of: ".").map { String(fileName[$0...].dropFirst()).lowercased() } ?? ""
  }

  /// The part that holds its relationships: `/word/_rels/document.xml.rels`.
  var relationships: PartName { PartName(folder + "_rels/" + fileName + ".rels") }

  /// How `source` names this part: `../media/image1.png`.
  func relative(to source: PartName) -> String {
    let own = folder.split(separator: "/")
    let others = source.folder.split(separator: "/")
    let common = zip(own, others).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: others.count - common)
    return (up + own.dropFirst(common).map(String.init) + [fileName]).joined(separator: "/")
  }

  /// The part that `reference` means in a relationship of this one; nil when it leaves the package.
  func resolved(_ reference: String) -> PartName? {
    var path = reference.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in reference.split(separator: "/", omittingEmptySubsequences: true) where step != "." {
      guard step == ".." else {
        path.append(String(step))
        continue
      }
      if path.popLast() == nil { return nil }
    }
    return path.isEmpty ? nil : PartName("/" + path.joined(separator: "/"))
  }
}
