public import Foundation
public import RectoModel

/// Reads the TSV of Tesseract, and of programs that write its columns.
public struct TSVReader: SniffingReader, PageWiseReader {
  public typealias Options = NoOptions

  public static let format = TSVWriter.format

  public init(options: NoOptions) {}

  /// Its first line names the columns.
  public static func recognizes(_ head: Data) -> Bool {
    var text = head.prefix(64).asciiText
    if let start = text.firstIndex(of: "l") { text = String(text[start...]) }
    return text.hasPrefix("level\tpage_num\tblock_num")
  }

  /// Reading them throws `.malformedInput` with the line at fault, and `.limitExceeded` for what is too large or has too
  /// many pages.
  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile {
    try context.limits.check(input, of: context.fileName)
    return TSVPages(input, context)
  }
}

/// The pages of a TSV file, read when they are asked for.
private final class TSVPages: PageFile {
  private let bytes: PassedBytes
  private var rest: Data
  private var line = 0
  private var builder: TSVBuilder
  private let context: ReadContext
  private var isDone = false

  init(_ input: Data, _ context: ReadContext) {
    bytes = PassedBytes(input)
    rest = input
    builder = TSVBuilder(limits: context.limits)
    self.context = context
  }

  let metadata = DocumentMetadata()
  let sources: [Source] = []

  func next() throws(RectoError) -> Page? {
    try context.named { () throws(RectoError) in try read() }
  }

  private func read() throws(RectoError) -> Page? {
    while true {
      if let page = builder.take() { return page }
      if isDone { return nil }
      if rest.isEmpty {
        try builder.finish()
        builder.notes.report(to: context)
        isDone = true
      } else {
        try readLine()
      }
    }
  }

  private func readLine() throws(RectoError) {
    line += 1
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    try builder.add(String(decoding: rest[..<end], as: UTF8.self), number: line)
    rest = rest[min(end + 1, rest.endIndex)...]
    bytes.pass(to: rest.startIndex)
  }
}
