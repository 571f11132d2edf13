/// Why text on a page can't be seen.
package struct HiddenText: OptionSet, Sendable, Hashable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Drawn with rendering mode 3, or with 7 where nothing is drawn through it.
  package static let renderMode = HiddenText(rawValue: 1)
  /// Drawn with an alpha of 0.
  package static let transparent = HiddenText(rawValue: 2)
  /// An opaque picture was drawn over it.
  package static let covered = HiddenText(rawValue: 4)
  /// Outside of the clipping path or of the page.
  package static let clipped = HiddenText(rawValue: 8)

  /// The kinds that layers of recognised text come in.
  package static let layers: HiddenText = [.renderMode, .transparent, .covered]
}
