public import Foundation
public import RectoModel

/// Reads hOCR as XHTML or as HTML of any kind: that of Tesseract, OCRopus, ABBYY converters, the Internet Archive, and
/// what `HOCRWriter` wrote.
///
/// Where lines have no words, the words' boxes are estimated, and that is reported. Structure is left as it was read.
public struct HOCRReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = HOCRWriter.format

  public init(options: NoOptions) {}

  public static func recognizes(_ head: Data) -> Bool {
    guard head.firstMeaningfulByte == UInt8(ascii: "<") else { return false }
    let text = head.asciiText
    return ["ocr_page", "ocr-capabilities", "ocr-system"].contains { text.contains($0) }
  }

  /// Throws `.malformedInput` with the line at fault for what is no hOCR or lacks boxes altogether, and
  /// `.limitExceeded` for what is too large, too deep or has too many pages. What is not well-formed XML is read as
  /// HTML, with a report.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      return try parse(input, context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }

  private func parse(_ input: Data, _ context: ReadContext) throws(RectoError) -> Document {
    try context.limits.check(input)
    let complaint: RectoError
    do {
      return try build(from: try XMLPullReader(input), nil, context)
    } catch {
      guard error.isAboutXML else { throw error }
      complaint = error
    }
    return try build(from: try HTMLTree(input), complaint.message, context)
  }

  private func build(
    from source: some MarkupSource, _ complaint: String?, _ context: ReadContext
  ) throws(RectoError) -> Document {
    var builder = HOCRBuilder(limits: context.limits)
    while let event = try source.next() {
      switch event {
      case .start(let element): try builder.start(element)
      case .end(_, _): try builder.end()
      case .text(let text): builder.text(text)
      }
    }
    let document = try builder.document()
    if let complaint {
      context.report(.sourceRepaired(page: 1, note: "read as HTML: \(complaint)"))
    }
    builder.notes.report(to: context)
    return document
  }
}

extension RectoError {
  /// Not well-formed, as against refused or too large.
  fileprivate var isAboutXML: Bool { code == .malformedInput && cause != nil }
}
