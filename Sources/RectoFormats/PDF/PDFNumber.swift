import Foundation
internal import RectoModel

internal import struct RectoModel.AffineTransform

extension Double {
  /// As PDF wants numbers: no exponent, and no more than `decimals` digits after the point.
  func pdf(decimals: Int = 4) -> String {
    guard isFinite else { return "0" }
    var text = String(format: "%.\(decimals)f", locale: nil, self)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }
}

extension AffineTransform {
  /// The operands of `cm`.
  var pdf: String {
    [a, b, c, d].map { $0.pdf(decimals: 6) }.joined(separator: " ") + " "
      + [tx, ty].map { $0.pdf() }.joined(separator: " ")
  }

  /// The same map for a picture in a PDF, whose unit square and page have their origin at the bottom.
  func upsideDown(pageHeight: Double) -> AffineTransform {
    AffineTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: 1).followed(by: self)
      .followed(by: AffineTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: pageHeight))
  }
}
