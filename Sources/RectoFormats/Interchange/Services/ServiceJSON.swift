import Foundation
internal import RectoModel

/// Reads the JSON of recognition services within limits.
enum ServiceJSON {
  /// Throws `.malformedInput` with the path at fault, and `.limitExceeded` for what is too large or too deep. `service`
  /// is whose result it is to be.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from input: Data, service: String, limits: Limits
  ) throws(RectoError) -> Value {
    try limits.check(input)
    try JSONDepth.check(input)
    do {
      return try JSONDecoder().decode(type, from: input)
    } catch let error as DecodingError {
      let fault = JSONFault(error)
      throw RectoError(
        .malformedInput, "Not a result of \(service): \(fault.what)",
        location: .init(element: "$" + fault.path))
    } catch {
      throw RectoError(.malformedInput, "The JSON can't be read; is it complete?", cause: "\(error)")
    }
  }

  /// Whether `head` begins like JSON and has all these keys.
  static func head(_ head: Data, has keys: [String]) -> Bool {
    guard head.firstMeaningfulByte == UInt8(ascii: "{") else { return false }
    let text = head.asciiText
    return keys.allSatisfy { text.contains("\"\($0)\"") }
  }
}
