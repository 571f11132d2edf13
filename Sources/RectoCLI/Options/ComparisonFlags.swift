import ArgumentParser
import RectoComparison
import RectoModel

/// What counts as a difference.
struct ComparisonFlags: ParsableArguments {
  @Flag(help: "Every byte counts (default: what a reader of the files would notice).")
  var exact = false

  @Option(
    help: ArgumentHelp(
      "Compare only structure, text or look: text,look for PDF of different programs (default: all).",
      valueName: "aspects"), transform: Self.aspects)
  var only: Set<ComparisonOptions.Aspect>?

  @Option(
    help: ArgumentHelp(
      "What may differ, repeatable: /json/pointer, //element/@attribute, part:docProps/*, cell:Sheet1!C*, page:3, "
        + "box:page,x,y,width,height, text:pattern.", valueName: "mask"), transform: { try Mask($0) })
  var mask: [Mask] = []

  @Option(
    help: ArgumentHelp("How far a colour of a pixel may be off, 0 to 255.", valueName: "number"))
  var tolerance = 0

  @Option(help: ArgumentHelp("Share of pixels that may differ, 0 to 1.", valueName: "share"))
  var pixelShare = 0.0

  @Option(
    help: ArgumentHelp(
      "Structural similarity (SSIM) that is enough for pictures, 0 to 1 (default: pixels count).",
      valueName: "share"))
  var similarity: Double?

  @Option(help: ArgumentHelp("How far a word of a PDF may be off, in points.", valueName: "points"))
  var boxTolerance = 0.05

  @Option(help: ArgumentHelp("How far numbers of JSON may be apart.", valueName: "number"))
  var numberTolerance = 0.0

  @Option(
    help: ArgumentHelp(
      "Compare texts alone, of which this share of characters may be wrong, 0 to 1 (default: none).",
      valueName: "share"))
  var characterErrors: Double?

  @Flag(help: "Dates, document ids and producers count too (default: off).")
  var dates = false

  @Option(help: ArgumentHelp("Pixels an inch at which PDF pages are compared.", valueName: "number"))
  var dpi = 96.0

  private static func aspects(_ text: String) throws -> Set<ComparisonOptions.Aspect> {
    try Set(
      text.split(separator: ",").map { name in
        guard let aspect = ComparisonOptions.Aspect(rawValue: String(name)) else {
          throw ValidationError("There are: structure, text, look.")
        }
        return aspect
      })
  }

  func validate() throws {
    guard (0...255).contains(tolerance) else { throw ValidationError("--tolerance is 0 to 255.") }
    guard (10...600).contains(dpi) else { throw ValidationError("--dpi is 10 to 600.") }
    for (name, share) in [
      ("--pixel-share", pixelShare), ("--similarity", similarity ?? 0),
      ("--character-errors", characterErrors ?? 0),
    ] where !(0...1).contains(share) {
      throw ValidationError("\(name) is 0 to 1, not \(share).")
    }
    guard boxTolerance >= 0, numberTolerance >= 0 else { throw ValidationError("A tolerance is 0 or more.") }
    if exact, only != nil || characterErrors != nil {
      throw ValidationError("--exact compares bytes: it goes with neither --only nor --character-errors.")
    }
  }

  var options: ComparisonOptions {
    ComparisonOptions(
      mode: exact ? .exact : .semantic, aspects: only ?? Set(ComparisonOptions.Aspect.allCases), masks: mask,
      comparesDates: dates, pixelTolerance: tolerance, pixelShare: pixelShare, leastSimilarity: similarity,
      boxTolerance: boxTolerance, numberTolerance: numberTolerance, characterErrorRate: characterErrors,
      resolution: dpi)
  }
}
