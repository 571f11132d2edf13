public import Foundation
public import RectoModel

/// Reads what Amazon Textract answers: words and lines, layout, tables with merged cells, forms and selection marks.
public struct TextractReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = Format(
    id: "textract", name: "Amazon Textract", fileExtensions: ["textract.json"], mediaType: .json,
    summary: "Results of Amazon Textract")

  public init(options: NoOptions) {}

  /// JSON with `Blocks` of a `BlockType`.
  public static func recognizes(_ head: Data) -> Bool {
    ServiceJSON.head(head, has: ["Blocks", "BlockType"])
  }

  /// Textract doesn't tell how large pages are: they are taken for Letter at 200 dpi until their image is known.
  ///
  /// Throws `.malformedInput` with the path of the element at fault, and `.limitExceeded` for what is too large, too
  /// deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      let answer = try ServiceJSON.decode(
        TextractAnswer.self, from: input, service: Self.format.name, limits: context.limits)
      return try TextractPages(answer, limits: context.limits).document(context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }
}
