internal import RectoModel

/// Words side by side that share their marks and their link.
struct InlineRun: Hashable {
  var text: String
  var blankBefore: Bool
  /// Only those that markup has a way to say.
  var traits: [TextStyle.Trait]
  var link: String?
  /// A reference to the footnote of this number.
  var footnote: Int?
  /// No text: the page of this number begins here.
  var page: Int?
  /// Where it differs from the page's and markup has a way to say so.
  var language: LanguageTag?

  func has(_ trait: TextStyle.Trait) -> Bool { traits.contains(trait) }

  static let shownTraits: [TextStyle.Trait] = [
    .bold, .italic, .monospace, .strikethrough, .subscript, .superscript,
  ]

  /// `adding` is a trait that all words get: captions are set in italics. With `keepsAll` no trait goes, and languages
  /// stay.
  static func runs(
    of words: [RunningWord], adding trait: TextStyle.Trait? = nil, keepsAll: Bool = false
  ) -> [InlineRun] {
    var runs: [InlineRun] = []
    let shown = keepsAll ? TextStyle.Trait.allCases : shownTraits
    for word in words {
      let traits = shown.filter { word.style?.has($0) == true || $0 == trait }
      let run = InlineRun(
        text: word.text, blankBefore: word.blankBefore, traits: traits,
        link: word.link.flatMap { FootnoteReferences.number(of: $0) == nil && isSafe($0) ? $0 : nil },
        footnote: word.link.flatMap(FootnoteReferences.number), page: PageStarts.page(of: word),
        language: keepsAll ? word.language : nil)
      if let last = runs.last, last.continues(in: run) {
        runs[runs.count - 1].text += (run.blankBefore ? " " : "") + run.text
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  private func continues(in next: InlineRun) -> Bool {
    traits == next.traits && link == next.link && language == next.language
      && [footnote, next.footnote, page, next.page].allSatisfy { $0 == nil }
  }

  /// Links that run a program or open local files are not written: the page they come from may be a stranger's.
  static func isSafe(_ link: String) -> Bool {
    // Browsers skip blanks and control characters in a scheme.
    let scheme = String(
      String.UnicodeScalarView(link.unicodeScalars.prefix { $0 != ":" }.filter { $0.value > 0x20 })
    )
    .lowercased()
    return !["javascript", "vbscript", "data", "file"].contains(scheme)
  }
}
