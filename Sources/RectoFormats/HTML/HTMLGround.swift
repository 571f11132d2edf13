internal import RectoModel

/// The element round blocks that stand in one box of colour.
struct HTMLGround {
  private var open: Ground?

  /// What ends the box before, and what begins that of the next block.
  mutating func step(to next: Ground?) -> String {
    guard next != open else { return "" }
    let end = open == nil ? "" : "</div>\n"
    open = next
    return end + (next.map { "<div class=\"ground\"\($0.color.groundStyle)>\n" } ?? "")
  }
}

extension RGBColor {
  /// As an attribute: the colour, and for the text on it black or white, whichever is read better.
  var groundStyle: String {
    let ink = contrast(with: .black) >= contrast(with: .white) ? "#000" : "#fff"
    return " style=\"background-color:\(self);color:\(ink)\""
  }
}
