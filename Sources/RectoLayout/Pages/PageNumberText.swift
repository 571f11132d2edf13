/// Reads numbers of pages: "12", "- xiv -", "Page 3 of 9".
enum PageNumberText {
  /// True when the line holds a page's number and nothing else.
  static func matches(_ line: String) -> Bool {
    guard line.count <= 24 else { return false }
    var words = line.split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
    if let first = words.first, names.contains(first) { words.removeFirst() }
    guard let number = words.first, isNumber(number) else {
      return isChinese(line)
    }
    switch words.count {
    case 1: return true
    case 2: return isNumber(words[1]) && line.contains("/")
    case 3: return joiners.contains(words[1]) && isNumber(words[2])
    default: return false
    }
  }

  /// The first number in the line.
  static func value(of line: String) -> Int? {
    for word in line.split(whereSeparator: { !($0.isLetter || $0.isNumber) })
    where !names.contains(word.lowercased()) {
      return Int(word) ?? RomanNumeral.value(of: String(word))
    }
    return nil
  }

  private static func isNumber(_ word: String) -> Bool {
    if word.allSatisfy(\.isNumber) { return word.count <= 4 }
    return word.count <= 7 && RomanNumeral.value(of: word).map { $0 < 200 } ?? false
  }

  /// 第 3 页, 共 9 页.
  private static func isChinese(_ line: String) -> Bool {
    line.contains { "页頁".contains($0) } && line.contains(where: \.isNumber)
      && line.allSatisfy { $0.isNumber || $0.isWhitespace || "第共页頁/,，".contains($0) }
  }

  private static let names: Set<String> = [
    "page", "seite", "p", "s", "pag", "página", "pagina", "стр", "страница", "strona", "sivu", "sida", "side",
    "صفحة",
  ]
  private static let joiners: Set<String> = ["of", "von", "de", "di", "из", "z", "av", "van", "sur"]
}
