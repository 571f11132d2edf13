import Foundation
import RectoFormats
import RectoModel

/// An Office file as reviewable text: the parts that depend on the document, one element a line.
struct OfficeDump {
  /// File names and texts, in the package's order.
  let parts: [(name: String, text: String)]

  /// Throws `.malformedInput` when the bytes are no package.
  init(_ bytes: [UInt8]) throws(RectoError) {
    let folder = try TemporaryFolder()
    let archive = try ZipReader(file: try folder.write(Data(bytes), "package"))
    var parts: [(name: String, text: String)] = []
    for name in archive.names {
      guard let shown = Self.shownName(name), let data = try archive.data(of: name, limit: 1 << 26) else {
        continue
      }
      parts.append((shown, Self.text(String(decoding: data, as: UTF8.self))))
    }
    self.parts = parts
  }

  /// nil for parts that are the same in every file, and for pictures.
  private static func shownName(_ name: String) -> String? {
    let folders = name.split(separator: "/").dropLast()
    let file = name.split(separator: "/").last.map(String.init) ?? name
    let isFixed =
      folders.isEmpty || folders.contains("docProps") || folders.contains("theme")
      || folders.contains("media") || folders == ["_rels"]
      || ["styles.xml", "settings.xml", "fontTable.xml"].contains(file) || isFixedInSlides(folders, file)
    return isFixed ? nil : file
  }

  /// Masters, layouts and what names them; the notes, which repeat the text of the slides.
  private static func isFixedInSlides(_ folders: ArraySlice<Substring>, _ file: String) -> Bool {
    guard folders.first == "ppt" else { return false }
    return folders.count < 2 || !folders.contains("slides")
  }

  /// List levels below the second are like it.
  private static func text(_ xml: String) -> String {
    let folded = XMLFolding(width: 150).folded(xml)
    guard folded.hasPrefix("<w:numbering") else { return folded }
    var (lines, isSkipping): ([Substring], Bool) = ([], false)
    for line in folded.split(separator: "\n") {
      if line.contains("<w:lvl ") {
        isSkipping = !line.contains("w:ilvl=\"0\"") && !line.contains("w:ilvl=\"1\"")
      }
      if !isSkipping { lines.append(line) }
      if line.contains("</w:lvl>") { isSkipping = false }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
