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
