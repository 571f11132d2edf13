internal import RectoModel

extension RGBColor {
  /// As Office writes it: `1A2B3C`.
  var hexadecimal: String { String(description.dropFirst()).uppercased() }
}
