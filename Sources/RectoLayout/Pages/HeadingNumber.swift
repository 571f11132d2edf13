/// The number that a heading begins with: "2", "2.1.3", "IV.", "Appendix A".
struct HeadingNumber: Sendable, Hashable {
  /// 1 for "2", 3 for "2.1.3".
  let depth: Int
  let isArabic: Bool
  /// "Chapter 2", not "2" alone.
  let isNamed: Bool

  /// nil when the text does not begin with a number and a title.
  init?(_ words: [String]) {
    guard let first = words.first else { return nil }
    let name = first.lowercased().trimmedEnd
    isNamed = Self.names.contains(name) && words.count > 1
    if !isNamed, let depth = Self.chineseDepth(first) {
      (self.depth, isArabic) = (depth, true)
      return
    }
    let number = isNamed ? words[1] : first
    guard isNamed || words.count > 1 else { return nil }
    let parts = number.trimmedEnd.split(separator: ".", omittingEmptySubsequences: false)
    guard let head = parts.first, !head.isEmpty, parts.count <= 6,
      parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.count <= 2 && $0.allSatisfy(\.isNumber) })
    else { return nil }
    depth = parts.count
    isArabic = head.allSatisfy { $0.isASCII && $0.isNumber } && head.count <= 2
    let isLettered =
      head.count == 1 && head.allSatisfy(\.isUppercase) && (parts.count > 1 || number.last == "." || isNamed)
    let isRoman =
      head.allSatisfy(\.isUppercase) && RomanNumeral.value(of: String(head)) != nil
      && (number.last == "." || isNamed)
    guard isArabic || isLettered || isRoman else { return nil }
  }

  /// 第一章, 第二节.
  private static func chineseDepth(_ word: String) -> Int? {
    guard word.first == "第" else { return nil }
    let mark = word.dropFirst().prefix(6).first { "章编編篇节節条條".contains($0) }
    return mark.map { "节節".contains($0) ? 2 : "条條".contains($0) ? 3 : 1 }
  }

  private static let names: Set<String> = [
    "chapter", "section", "article", "appendix", "part", "§", "kapitel", "abschnitt", "teil", "anhang",
    "chapitre",
    "annexe", "partie", "capítulo", "sección", "anexo", "capitolo", "sezione", "parte", "hoofdstuk",
    "rozdział", "глава",
    "раздел", "часть", "приложение", "annex",
  ]
}

extension String {
  /// Without the full stop, colon or bracket at its end.
  fileprivate var trimmedEnd: String {
    guard let last, ".:)".contains(last) else { return self }
    return String(dropLast())
  }
}
