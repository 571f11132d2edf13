public import Foundation
public import RectoModel

/// Reads hOCR as XHTML or as HTML of any kind: that of Tesseract, OCRopus, ABBYY converters, the Internet Archive, and
/// what `HOCRWriter` wrote.
///
/// Where lines have no words, the words' boxes are estimated, and that is reported. Structure is left as it was read.
public struct HOCRReader: SniffingReader, PageWiseReader {
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
    let complaint: RectoError
    do {
      return try pages(of: input, context: context).document()
    } catch {
      guard canReadWhole(after: error) else { throw error }
      complaint = error
    }
    let repaired = Diagnostic.sourceRepaired(page: 1, note: "read as HTML: \(complaint.message)")
    return try pages(context, foreword: repaired) { () throws(RectoError) in try HTMLTree(input) }.document()
  }

  /// Those of a file that is well-formed XML.
  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile {
    try context.limits.check(input, of: context.fileName)
    return pages(context) { () throws(RectoError) in try XMLPullReader(input) }
  }

  private func pages(
    _ context: ReadContext, foreword: Diagnostic? = nil,
    of source: @escaping () throws(RectoError) -> any MarkupSource
  ) -> any PageFile {
    var isOpen = false
    return MarkupPages(HOCRBuilder(limits: context.limits), context: context, foreword: foreword) {
      (_: inout ReadNotes) throws(RectoError) in
      defer { isOpen = true }
      return isOpen ? nil : try source()
    }
  }

  public func canReadWhole(after error: RectoError) -> Bool { error.isAboutXML }
}

extension RectoError {
  /// Not well-formed, as against refused or too large.
  fileprivate var isAboutXML: Bool { code == .malformedInput && cause != nil }
}
