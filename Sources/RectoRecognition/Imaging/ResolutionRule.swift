import RectoModel

/// Decides what a page's resolution is.
enum ResolutionRule {
  /// What scanners do.
  static let believable = 50.0...2400.0
  /// What is assumed lies within.
  static let assumable = 70.0...600.0
  /// The long side of A4 in inches; Letter's is 6 % shorter.
  private static let pageInches = 11.69
  /// The long side of A3, with room for a cover.
  private static let largestDefaultInches = 17.0

  /// `override` goes before what the file states; without either, the page is taken to be about as large as A4.
  static func resolution(stated: Density?, width: Int, height: Int, override: Double? = nil) -> Resolution {
    let long = Double(max(width, height))
    if let override = sensible(override) { return .measured(override) }
    if let stated, stretch(for: stated) != nil { return .measured(max(stated.x, stated.y)) }
    if let stated, let value = usable(stated, longSide: long) { return .measured(value) }
    let guess = (long / pageInches).rounded()
    return .assumed(min(max(guess, assumable.lowerBound), assumable.upperBound))
  }

  /// What a user asks for; nil when it is no resolution at all.
  static func sensible(_ override: Double?) -> Double? {
    override.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }

  /// Faxes have pixels that are higher than wide (204 x 98 an inch): by what the picture must be stretched to have
  /// square ones. nil when they are square, or when the density is not to be believed.
  static func stretch(for density: Density) -> (x: Double, y: Double)? {
    guard believable.contains(density.x), believable.contains(density.y),
      density.ratio > 1.1, density.ratio <= 2.5
    else { return nil }
    let most = max(density.x, density.y)
    return (most / density.x, most / density.y)
  }

  private static func usable(_ density: Density, longSide: Double) -> Double? {
    guard believable.contains(density.x), believable.contains(density.y) else { return nil }
    guard density.ratio <= 1.1 else { return nil }
    let value = density.x == density.y ? density.x : (density.x * density.y).squareRoot()
    // Cameras and screens write these without having measured anything.
    let isDefault = abs(value - 72) < 0.5 || abs(value - 96) < 0.5
    guard !isDefault || longSide / value <= largestDefaultInches else { return nil }
    // Metres and centimetres hold no whole numbers an inch: 300 comes back as 299.9994.
    return abs(value - value.rounded()) < 0.02 ? value.rounded() : value
  }
}

extension Density {
  fileprivate var ratio: Double { max(x, y) / min(x, y) }
}
