package import RectoModel

/// What a page draws, forms included, in the page's own space, whose y points up: `Rect.y` is a lower edge.
package struct PageContentSummary: Sendable {
  /// What one text-showing operation draws.
  package struct Text: Sendable, Hashable {
    /// About where it stands: upright, as high as letters get.
    package var box: Rect
    /// Character codes; a ligature is one.
    package var codeCount: Int
    /// In `fonts`; nil when none is set.
    package var font: Int?
    /// Empty for visible text.
    package var hidden: HiddenText
    /// The line that the letters stand on, in the direction of writing; where widths aren't known, about as long.
    package var baseline: (from: Point, to: Point) { (start, end) }
    var start: Point
    var end: Point
    /// The font's size on the page.
    package var size: Double
    /// Outlined and filled, which makes letters bold.
    package var isThickened: Bool
    /// Letters lean by the matrix and not by the font.
    package var isSlanted: Bool
    /// All that can be seen lies in it.
    package var clip: Rect

    package var isVisible: Bool { hidden.isEmpty }
  }

  package struct Font: Sendable, Hashable {
    /// The number of its object; 0 when it stands in the resources directly.
    package var id: Int
    package var generation: Int
    /// Without the slash and the tag of a subset; empty for Type 3 fonts mostly.
    package var baseName: String
    /// Whether a reader can tell which characters its codes stand for.
    package var hasUnicode: Bool
    /// Lines run from the top down.
    package var isVertical = false
    /// Its letters are drawings: readers of text only guess how large they are.
    package var isDrawn = false
    package var description = FontDescription()
    /// Fonts of this name draw nothing: they are made for recognised text.
    package var isGlyphless: Bool { baseName.lowercased().contains("glyphless") }
  }

  /// What a font's descriptor says of its look; nothing where there is none.
  package struct FontDescription: Sendable, Hashable {
    package var isFixedPitch = false
    package var isItalic = false
    package var isSmallCaps = false
    package var isBold = false
    /// In ems; nil when it isn't told or makes no sense.
    package var capHeight: Double?
    package var xHeight: Double?

    package init() {}
  }

  package struct Image: Sendable, Hashable {
    /// Round the picture, or the part of it that the clipping path leaves.
    package var box: Rect
    /// From the unit square, which the picture fills, to the page.
    package var placement: AffineTransform
    package var pixelWidth: Int
    package var pixelHeight: Int
    /// The number of its object; 0 for an inline image.
    package var id: Int
    package var generation: Int
    /// The names in the resources by which it is reached: those of forms, then its own; without slashes.
    package var path: [String]
    /// Bits through which the colour of the moment is drawn.
    package var isMask: Bool
    /// Nothing under it can be seen.
    package var isOpaque: Bool
    /// Its coding loses details: photographs.
    package var isLossy = false
  }

  /// Filled and stroked paths, and shadings.
  package struct Paths: Sendable, Hashable {
    package var count = 0
    /// Their lines and curves: thousands when letters are drawn as curves.
    package var segmentCount = 0
    /// Round all of them; nil when there are none.
    package var box: Rect?
  }

  /// In the order in which it is drawn.
  package var text: [Text] = []
  /// In the order in which they are drawn.
  package var images: [Image] = []
  package var fonts: [Font] = []
  package var paths = Paths()
  /// Empty unless it was asked for.
  package var drawing = PageDrawing()
  /// Whether all of the page could be read: false for damage and for what goes beyond limits.
  package var isComplete = true

  package var visibleText: [Text] { text.filter(\.isVisible) }
  package var hiddenText: [Text] { text.filter { !$0.isVisible } }
}
