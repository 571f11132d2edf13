import Foundation

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
