package import Foundation

extension JSONEncoder {
  /// Equal values give equal bytes.
  package static var ordered: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// Ordered too, on lines of its own for each member.
  package static var readable: JSONEncoder {
    let encoder = ordered
    encoder.outputFormatting.insert(.prettyPrinted)
    return encoder
  }
}
