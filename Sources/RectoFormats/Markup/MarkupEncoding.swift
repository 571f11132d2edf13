import Foundation
internal import RectoModel

/// How the characters of a file are written.
enum MarkupEncoding {
  /// Beyond it a file is what it says.
  private static let checkedBytes = 64 << 20

  /// Whether a file says that it is of 8 bits and is UTF-8 in truth, which happens when others' files are converted. Plain
  /// ASCII is both.
  static func isMislabelledUTF8(_ data: Data) -> Bool {
    let head = data.prefix(200).asciiText.lowercased()
    guard head.hasPrefix("<?xml"), let end = head.range(of: "?>"),
      let name = head[..<end.lowerBound].range(of: "encoding=")
    else { return false }
    let encoding = head[name.upperBound...].dropFirst()
    guard ["iso-8859", "windows-125", "latin", "us-ascii"].contains(where: { encoding.hasPrefix($0) }),
      data.count <= checkedBytes, data.contains(where: { $0 >= 0x80 })
    else { return false }
    return String(data: data, encoding: .utf8) != nil
  }
}

extension XMLPullReader {
  /// Files that are UTF-8 and say otherwise are read so, which is told.
  convenience init(_ input: Data, notes: inout ReadNotes) throws(RectoError) {
    let isUTF8 = MarkupEncoding.isMislabelledUTF8(input)
    if isUTF8 { notes.repaired("an encoding that is not the file's: read as UTF-8", page: 1) }
    try self.init(input, encoding: isUTF8 ? "UTF-8" : nil)
  }
}
