public import RectoModel

/// Pages as people write them: `1-3,7`, `5-` to the end, `-4` from the start. Pages come in the order written.
public struct PageRanges: Sendable, Hashable, CustomStringConvertible {
  private struct Span: Hashable {
    var first: Int
    /// nil for the end of the file.
    var last: Int?
  }

  /// As it was written, without blanks.
  public let description: String
  private let spans: [Span]

  /// Throws `.malformedInput` that names the part which is no page or range.
  public init(_ text: String) throws(RectoError) {
    let written = text.filter { !$0.isWhitespace }
    var spans: [Span] = []
    for part in written.split(separator: ",", omittingEmptySubsequences: false) {
      spans.append(try Self.span(part))
    }
    self.spans = spans
    description = written
  }

  /// 0-based, in the order written. Throws `.malformedInput` that tells how many pages there are.
  public func indices(pageCount: Int) throws(RectoError) -> [Int] {
    var indices: [Int] = []
    for span in spans {
      let last = span.last ?? pageCount
      guard span.first <= pageCount, last <= pageCount else {
        let wanted = span.first > pageCount ? span.first : last
        throw RectoError(
          .malformedInput,
          "There is no page \(wanted): the file has \(pageCount) page\(pageCount == 1 ? "" : "s").")
      }
      indices += (span.first - 1)..<last
    }
    return indices
  }

  private static func span(_ part: Substring) throws(RectoError) -> Span {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false)
    let first = ends.first.flatMap(page)
    switch ends.count {
    case 1:
      if let first { return Span(first: first, last: first) }
    case 2 where part != "-":
      let last = page(ends[1])
      let known = (ends[0].isEmpty || first != nil) && (ends[1].isEmpty || last != nil)
      if known, (first ?? 1) <= (last ?? .max) { return Span(first: first ?? 1, last: last) }
    default: break
    }
    throw RectoError(
      .malformedInput,
      "\"\(part)\" is no page or range of pages; write 7, 1-3 or 5-, with commas between, counted from 1.")
  }

  private static func page(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension PageRanges: Codable {
  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}
