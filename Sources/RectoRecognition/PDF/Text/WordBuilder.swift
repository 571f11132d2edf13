import Foundation
import RectoModel
import RectoPDF

/// Makes a word of letters that belong together.
struct WordBuilder {
  private let letters: ArraySlice<TextLetter>
  private let frame: TextFrame
  private let source: PageTextSource

  init(_ letters: ArraySlice<TextLetter>, frame: TextFrame, source: PageTextSource) {
    (self.letters, self.frame, self.source) = (letters, frame, source)
  }

  /// nil when nothing of it is text. `isMirrored` for lines with letters that run from the right.
  func word(isMirrored: Bool) -> Word? {
    let text = text(isMirrored: isMirrored)
    guard !text.isEmpty, let box = box else { return nil }
    return Word(text, box: box, style: style, link: source.link(at: box.center))
  }

  private func text(isMirrored: Bool) -> String {
    let turns = isMirrored && letters.contains { $0.scalar.map(VisualLine.strength) == .right }
    var text = ""
    var needsComposing = false
    for var letter in letters {
      if turns, let scalar = letter.scalar { letter.scalar = VisualLine.mirrored(scalar) }
      if let scalar = letter.scalar { needsComposing = needsComposing || Self.needsComposing(scalar) }
      if let part = letter.text { text.unicodeScalars.append(contentsOf: part.unicodeScalars) }
    }
    return needsComposing ? Self.composed(text) : text
  }

  /// Accents of their own, and the forms that Arabic letters take.
  private static func needsComposing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0xFB50...0xFDFF, 0xFE70...0xFEFE: true
    default: false
    }
  }

  private static func composed(_ text: String) -> String {
    text.unicodeScalars.contains { (0xFB50...0xFEFE).contains($0.value) }
      ? text.precomposedStringWithCompatibilityMapping : text.precomposedStringWithCanonicalMapping
  }

  private var box: Rect? {
    guard let left = letters.map(\.along.lowerBound).min(), let right = letters.map(\.along.upperBound).max()
    else { return nil }
    var (top, bottom) = (-Double.infinity, Double.infinity)
    for letter in letters {
      guard let scalar = letter.scalar else { continue }
      let font = letter.shown.flatMap { source.shown.all[$0].font }
      let ink = frame.isVertical ? InkExtent(above: 0.5, below: 0.5) : InkExtent.of(scalar, font)
      top = max(top, letter.base + ink.above * letter.size)
      bottom = min(bottom, letter.base - ink.below * letter.size)
    }
    guard left <= right, bottom <= top else { return nil }
    return frame.box(along: left...right, above: bottom...top)
  }

  // MARK: Style

  private var style: TextStyle? {
    guard let main = mainLetter, let index = main.attributes else { return nil }
    let attributes = source.text.attributes[index]
    let shown = main.shown.map { source.shown.all[$0] }
    let font = source.fonts[index]
    var traits = font.traits(with: shown?.font)
    if shown?.isThickened == true { traits.append(.bold) }
    if shown?.isSlanted == true { traits.append(.italic) }
    if main.script == .super { traits.append(.superscript) }
    if main.script == .sub { traits.append(.subscript) }
    let largest = letters.map(\.size).max() ?? main.size
    let isSmallCaps = isSmallCaps
    if isSmallCaps { traits.append(.smallCaps) }
    let black = RGBColor(red: 0, green: 0, blue: 0)
    return TextStyle(
      traits, fontName: font.name,
      fontSize: Points(((isSmallCaps ? largest : main.size) * 100).rounded() / 100),
      color: attributes.color == black ? nil : attributes.color.description)
  }

  /// The first letter of the look that most of them have.
  private var mainLetter: TextLetter? {
    guard let first = letters.first(where: { $0.attributes != nil }) else { return nil }
    if letters.allSatisfy({ $0.attributes == first.attributes }) { return first }
    var counts: [Int: Int] = [:]
    for letter in letters { if let index = letter.attributes { counts[index, default: 0] += 1 } }
    return letters.max {
      (count($0, counts), -($0.attributes ?? 0)) < (count($1, counts), -($1.attributes ?? 0))
    }
  }

  private func count(_ letter: TextLetter, _ counts: [Int: Int]) -> Int {
    letter.attributes.flatMap { counts[$0] } ?? 0
  }

  /// A large capital, then smaller ones on the same line.
  private var isSmallCaps: Bool {
    guard letters.count > 1, let first = letters.first, first.scalar?.isCapital == true else {
      return false
    }
    let rest = letters.dropFirst().filter { $0.scalar?.isLetter == true }
    return !rest.isEmpty
      && rest.allSatisfy { letter in
        letter.scalar?.isCapital == true && (0.6...0.9).contains(letter.size / first.size)
          && abs(letter.base - first.base) < 0.05 * first.size
      }
  }
}
