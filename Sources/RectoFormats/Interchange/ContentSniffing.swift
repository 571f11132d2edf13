public import Foundation
public import RectoModel

/// A reader that knows its files by what stands in them, whatever they are called.
public protocol SniffingReader: DocumentReader {
  /// `head` is the beginning of the file: some 64 KB of it, or all.
  static func recognizes(_ head: Data) -> Bool
}

extension Data {
  /// The first byte that is neither blank nor of a byte order mark.
  var firstMeaningfulByte: UInt8? {
    first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00].contains($0) }
  }

  /// For looking up ASCII words, also in UTF-16.
  var asciiText: String { String(decoding: lazy.filter { $0 != 0 }, as: UTF8.self) }
}

extension Data {
  /// The name of the first element of an XML file, without its prefix; nil when none begins here.
  var rootElementName: String? {
    guard firstMeaningfulByte == UInt8(ascii: "<") else { return nil }
    var rest = asciiText[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      let isComment = rest.hasPrefix("!--")
      guard isComment || rest.hasPrefix("!") || rest.hasPrefix("?") else {
        let name = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return name.split(separator: ":").last.map(String.init)
      }
      guard let end = rest.range(of: isComment ? "-->" : ">") else { return nil }
      rest = rest[end.upperBound...]
    }
    return nil
  }
}
