internal import RectoModel

/// A word of running text: printer's hyphens are gone, and a word that stood on two lines is one.
struct RunningWord: Hashable {
  var text: String
  /// Running text has a blank before it.
  var blankBefore: Bool
  var style: TextStyle?
  var link: String?
  /// Where it differs from the page's.
  var language: LanguageTag?
  var confidence: Confidence?
}

extension Collection<TextLine> {
  /// The words of `runningText`, cleaned, each with its style. Raised or lowered ones that touch another word are apart from
  /// it by their look alone.
  var runningWords: [RunningWord] { runningWords(joinsRaised: true) }

  private func runningWords(joinsRaised: Bool) -> [RunningWord] {
    var result: [RunningWord] = []
    var (endsInHyphen, hyphenated) = (false, false)
    for line in self {
      let words = line.words.map { word in (word, word.text.cleaned) }.filter { !$0.1.isEmpty }
      if words.isEmpty { continue }
      for (index, (word, text)) in words.enumerated() {
        var blank = false
        if index == 0, hyphenated {
          result[result.count - 1].text.removeLast()
        } else if let last = result.last {
          blank = !(index == 0 && endsInHyphen) && last.text.needsBlank(before: text)
          if joinsRaised, index > 0, word.touches(words[index - 1].0) { blank = false }
        }
        result.append(
          RunningWord(
            text: text, blankBefore: blank, style: word.style, link: word.link, language: word.language,
            confidence: word.confidence))
      }
      endsInHyphen = result.last?.text.endsInHyphen ?? false
      hyphenated = line.endsHyphenated && endsInHyphen
    }
    return result.filter { !$0.text.isEmpty }
  }

  /// `runningText` of the cleaned words.
  var cleanRunningText: String {
    runningWords(joinsRaised: false).reduce(into: "") { text, word in
      text += (word.blankBefore ? " " : "") + word.text
    }
  }
}

extension Word {
  /// One of both is raised or lowered, and there is no blank between them on the page.
  fileprivate func touches(_ last: Word) -> Bool {
    guard isRaised != last.isRaised, !box.isEmpty, !last.box.isEmpty else { return false }
    let (gap, height) = (box.minX - last.box.maxX, max(box.height, last.box.height))
    return gap < 0.15 * height && gap > -0.3 * height
  }

  private var isRaised: Bool { style.map { $0.has(.superscript) || $0.has(.subscript) } ?? false }
}
