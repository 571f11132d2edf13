public import RectoLayout
public import RectoModel

/// Finds the rules that are drawn on a scanned page: solid, broken and dotted ones, of any colour, on white or shaded
/// paper, up to some degrees off the level.
public struct RuleFinder: Sendable, Hashable {
  /// The height of the page's words in pixels; nil to have it measured.
  public var wordHeight: Double?

  public init(wordHeight: Double? = nil) { self.wordHeight = wordHeight }

  /// What is drawn on the page, in its pixels: level rules from the top, then upright ones from the left. Throws for
  /// lack of memory only.
  public func graphics(on page: PageBitmap) throws(RectoError) -> PageGraphics {
    try graphics(on: WorkingGray(of: page, wordHeight: wordHeight))
  }

  /// As it is for the page of which `gray` was made.
  func graphics(on gray: WorkingGray) throws(RectoError) -> PageGraphics {
    let (factor, em) = (gray.factor, gray.em)
    let contrast = try gray.contrast
    let dashed = DashedRules(gray.boxes, em: em)
    var (levelStrokes, uprightStrokes) = (dashed.level(), dashed.upright())
    for picture in [gray.picture, try gray.negativeOfShades()].compactMap({ $0 }) {
      let strokes = RuleStrokes(in: picture, em: em, contrast: contrast)
      levelStrokes += try strokes.level()
      uprightStrokes += try strokes.upright()
    }
    var level = RuleRuns(levelStrokes, isLevel: true, em: em)
    var upright = RuleRuns(uprightStrokes, isLevel: false, em: em)
    let (allLevel, allUpright) = (level, upright)
    for pass in 0..<2 {
      let (levelBefore, uprightBefore) = (level, upright)
      level = allLevel
      upright = allUpright
      level.select(least: 3, touching: pass == 0 ? nil : uprightBefore)
      upright.select(least: 2.5, touching: pass == 0 ? nil : levelBefore)
    }
    let selected = level
    level.join(gap: 1.5 * em, unlessEndingAt: upright)
    upright.join(gap: 1.5 * em, unlessEndingAt: selected)
    let found = level.rules(isLevel: true) + upright.rules(isLevel: false)
    return PageGraphics(
      rules: found.map { rule in
        Rule(
          from: Point(x: rule.from.x * factor, y: rule.from.y * factor),
          to: Point(x: rule.to.x * factor, y: rule.to.y * factor), thickness: rule.thickness * factor)
      })
  }
}
