public import RectoModel

/// Everything that the document holds, losslessly: what `JSONReader` reads back is equal.
///
/// Pages are encoded one after the other, so that memory doesn't grow with their number.
public struct JSONWriter: PageWiseWriter {
  public struct Options: FormatOptions {
    public var pretty: Bool

    public static let declarations = [
      OptionDeclaration("pretty", .flag(default: true), help: "Lines and indents for people")
    ]

    public init(_ values: OptionValues = OptionValues()) { pretty = values.flag("pretty", default: true) }
  }

  public static let format = Format(
    id: "json", name: "JSON", fileExtensions: ["json"], mediaType: .json,
    summary: "The whole document: text, boxes, confidences, tables; has a JSON Schema")

  private let options: Options

  public init(options: Options) { self.options = options }

  public var needs: PageNeeds { .facts }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let (line, space) = options.pretty ? ("\n  ", " ") : ("", "")
    try sink.write("{\(line)\"schemaVersion\":\(space)\"\(Document.schemaVersion)\",")
    try sink.write("\(line)\"metadata\":\(space)")
    try sink.write(try encoded(document.metadata, at: "$.metadata", depth: 1))
    try sink.write(",\(line)\"sources\":\(space)")
    try sink.write(try encoded(document.sources, at: "$.sources", depth: 1))
    try sink.write(",\(line)\"pages\":\(space)[")
    try document.forEachPage { index, page throws(RectoError) in
      try sink.write((index > 0 ? "," : "") + (options.pretty ? "\n    " : ""))
      do throws(RectoError) {
        try sink.write(try encoded(page, at: "$.pages[\(index)]", depth: 2))
      } catch {
        throw error.at(page: index + 1)
      }
    }
    try sink.write((options.pretty && document.pageCount > 0 ? "\n  " : "") + "]")
    try sink.write(options.pretty ? "\n}\n" : "}\n")
  }

  private func encoded(_ value: some Encodable, at place: String, depth: Int) throws(RectoError) -> [UInt8] {
    let compact: [UInt8]
    do {
      compact = try JSONTextEncoder(depthLimit: JSONDepth.limit - depth).encode(value)
    } catch EncodingError.invalidValue(let value as Double, let context) {
      throw RectoError(
        .malformedInput, "JSON can't hold the number \(value); correct it in the document.",
        location: .init(element: place + context.codingPath.jsonPath))
    } catch {
      // Numbers apart, only depth is refused, and that before the bytes exist.
      throw JSONDepth.exceeded.at(element: place)
    }
    return options.pretty ? JSONLayout.indented(compact, depth: depth) : compact
  }
}
