/// A formula as a tree, which is how Office Math has it.
typealias MathList = [MathNode]

/// One piece of a formula.
indirect enum MathNode: Sendable, Hashable {
  /// How letters are set: italic as variables are, upright, bold.
  enum Face: String, Sendable, Hashable {
    case italic = "i"
    case upright = "p"
    case bold = "b"
  }

  case text(String, Face)
  /// Words inside a formula.
  case words(String)
  case fraction(MathList, MathList, hasBar: Bool)
  case script(MathList, lower: MathList?, upper: MathList?)
  case root(MathList, degree: MathList?)
  /// A sum, product or integral with its limits and what it is taken of.
  case operation(String, lower: MathList?, upper: MathList?, MathList, limitsAbove: Bool)
  /// `lim`, `max`: a word with something below or above.
  case limit(MathList, MathList, isAbove: Bool)
  /// `sin`, `log`.
  case function(MathList, MathList)
  /// In brackets that grow; an empty text is no bracket.
  case fenced(String, MathList, String)
  case matrix([[MathList]])
  /// A mark above, such as a hat.
  case accent(String, MathList)
  /// A line above or below.
  case bar(MathList, isAbove: Bool)
}
