package import Foundation

/// What the decoder found wrong, and where.
package struct JSONFault: Sendable {
  package let what: String
  /// As JSONPath writes it, without the leading `$`: `.pages[0].blocks`; empty for the whole.
  package let path: String
  package let cause: String?

  package init(_ error: DecodingError) {
    let (context, what): (DecodingError.Context, String) =
      switch error {
      case .keyNotFound(let key, let context): (context, "\"\(key.stringValue)\" is missing")
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context, context.debugDescription)
      @unknown default: (.init(codingPath: [], debugDescription: "unknown"), "\(error)")
      }
    self.what = what
    path = context.codingPath.jsonPath
    cause = context.underlyingError.map { "\($0)" }
  }

  /// Throws `.malformedInput` with the place at fault when the bytes are no JSON: the decoder doesn't say where, the
  /// older parser does.
  package static func checkSyntax(of json: Data) throws(RectoError) {
    do {
      _ = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
    } catch {
      let place = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      throw RectoError(.malformedInput, "Not JSON: \(place ?? "the text can't be parsed")")
    }
  }
}

extension [any CodingKey] {
  /// As JSONPath writes it, without the leading `$`: `.pages[0].blocks`.
  package var jsonPath: String {
    map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
  }
}
