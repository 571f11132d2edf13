public import Foundation
public import RectoModel

/// Reads what Azure Document Intelligence answers (API versions of 2022 and later): words, paragraphs with their roles,
/// tables, pairs of keys and values, selection marks, styles and languages.
public struct AzureReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = Format(
    id: "azure", name: "Azure Document Intelligence", fileExtensions: ["azure.json"], mediaType: .json,
    summary: "Results of Azure Document Intelligence")

  public init(options: NoOptions) {}

  /// JSON with `modelId`, `stringIndexType` and `pages`, or with `analyzeResult`.
  public static func recognizes(_ head: Data) -> Bool {
    ServiceJSON.head(head, has: ["analyzeResult"])
      || ServiceJSON.head(head, has: ["modelId", "stringIndexType"])
  }

  /// Throws `.malformedInput` with the path of the element at fault, and `.limitExceeded` for what is too large, too
  /// deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      let answer = try ServiceJSON.decode(
        AzureAnswer.self, from: input, service: Self.format.name, limits: context.limits)
      return try AzurePages(answer.result, limits: context.limits).document(context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }
}
