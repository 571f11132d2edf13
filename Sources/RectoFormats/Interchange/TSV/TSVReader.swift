public import Foundation
public import RectoModel

/// Reads the TSV of Tesseract, and of programs that write its columns.
public struct TSVReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = TSVWriter.format

  public init(options: NoOptions) {}

  /// Its first line names the columns.
  public static func recognizes(_ head: Data) -> Bool {
    var text = head.prefix(64).asciiText
    if let start = text.firstIndex(of: "l") { text = String(text[start...]) }
    return text.hasPrefix("level\tpage_num\tblock_num")
  }

  /// Throws `.malformedInput` with the line at fault, and `.limitExceeded` for what is too large or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      try context.limits.check(input)
      var builder = TSVBuilder(limits: context.limits)
      var number = 0
      var rest = input[...]
      while !rest.isEmpty {
        number += 1
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest.dropFirst(line.count + 1)
        try builder.add(String(decoding: line, as: UTF8.self), number: number)
      }
      let document = try builder.document()
      builder.notes.report(to: context)
      return document
    } catch {
      throw error.at(file: context.fileName)
    }
  }
}
