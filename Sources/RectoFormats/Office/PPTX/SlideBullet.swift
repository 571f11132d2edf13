/// What stands before an item, as DrawingML has it.
enum SlideBullet: Sendable, Hashable {
  case character(String)
  /// `arabicPeriod`, and the number of the first item.
  case number(scheme: String, start: Int)

  /// nil for ways of counting that PowerPoint doesn't have.
  init?(_ format: MarkerFormat, number: Int) {
    switch format {
    case .bullet(let mark): self = .character(mark)
    case .number(let count, let prefix, let suffix):
      guard let scheme = Self.scheme(count, prefix, suffix), (1...32_767).contains(number) else { return nil }
      self = .number(scheme: scheme, start: number)
    }
  }

  private static func scheme(_ count: MarkerFormat.Count, _ prefix: String, _ suffix: String) -> String? {
    let name =
      switch count {
      case .decimal: "arabic"
      case .lowerRoman: "romanLc"
      case .upperRoman: "romanUc"
      case .lowerLetter: "alphaLc"
      case .upperLetter: "alphaUc"
      }
    switch (prefix, suffix) {
    case ("", "."): return name + "Period"
    case ("", ")"): return name + "ParenR"
    case ("(", ")"): return name + "ParenBoth"
    case ("", "") where count == .decimal: return "arabicPlain"
    default: return nil
    }
  }
}
