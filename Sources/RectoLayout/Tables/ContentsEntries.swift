import RectoModel

/// Finds the entries of a table of contents: titles with the numbers of pages on the right, whether dots lead there or nothing does.
/// Each is a line to a reader, however far its number stands from its title.
struct ContentsEntries {
  private let words: [PlacedWord]
  private let em: Double
  /// The words of each, from left to right; entries from the top down.
  private(set) var entries: [[Int]] = []

  /// In rows that go from the top to the bottom of a page.
  init(in rows: [TextRow], words: [PlacedWord], em: Double) {
    (self.words, self.em) = (words, em)
    let found = rows.map(entry)
    var first = 0
    while first < rows.count {
      guard found[first] != nil else {
        first += 1
        continue
      }
      let run = run(from: first, rows, found)
      let own = run.compactMap { index in found[index] }
      let name = rows[..<first].suffix(Self.nameReach).contains { ContentsName.matches(text(of: $0)) }
      if isContents(own, isNamed: name) {
        entries += (first...(run.last ?? first)).compactMap { index in
          found[index]?.words ?? unread(rows[index], right: own.map(\.right).median ?? 0)
        }.map { withDots($0, from: rows) }
      }
      first = (run.last ?? first) + 1
    }
  }

  /// So many rows may stand between the name of the list and its first entry.
  private static let nameReach = 6

  private struct Entry {
    var words: [Int]
    /// Of a page; those in Roman numerals come before all others.
    var number: Int
    var isLed: Bool
    var titleWords: Int
    /// Where the number ends.
    var right: Double
  }

  private func text(of row: TextRow) -> String {
    row.pieces.flatMap(\.words).map { words[$0].word.text }.joined(separator: " ")
  }

  // MARK: Rows

  private func entry(_ row: TextRow) -> Entry? {
    let all = row.pieces.flatMap(\.words)
    guard let last = all.last, let number = Self.number(words[last].word.text.afterLeaders) else {
      return nil
    }
    let before = all.dropLast()
    // Two entries beside each other are two lines.
    let endsBefore = zip(before, before.dropFirst()).contains {
      words[$0].word.text.isDots && Self.number(words[$1].word.text.afterLeaders) != nil
    }
    guard !endsBefore else { return nil }
    let title = before.filter { !words[$0].word.text.isDots }
    let dots = all.reduce(0) { $0 + words[$1].word.text.dotCount }
    let isLed = dots >= 4
    guard let end = title.last ?? (isLed ? last : nil) else { return nil }
    let letters = (title + [last]).reduce(0) { $0 + words[$1].word.text.count(where: \.isLetter) }
    guard letters >= 3, isLed || words[last].box.minX - words[end].box.maxX >= 2 * em,
      isTitle(row.pieces, last: last)
    else { return nil }
    return Entry(
      words: all, number: number, isLed: isLed, titleWords: title.count, right: words[last].box.maxX)
  }

  /// One piece before the number, or a section's number and a piece.
  private func isTitle(_ pieces: [TextRow.Piece], last: Int) -> Bool {
    var texts = pieces.map { piece in
      piece.words.filter { $0 != last }.map { words[$0].word.text }.filter { !$0.isDots }.joined(
        separator: " ")
    }
    texts.removeAll(where: \.isEmpty)
    if texts.count == 2 {
      return texts[0].count <= 12 && texts[0].contains { $0.isNumber || $0.isUppercase } && !texts[1].isFigure
    }
    return texts.count <= 1 && texts.first?.isFigure != true
  }

  /// A row among entries whose number was not read as one.
  private func unread(_ row: TextRow, right: Double) -> [Int]? {
    let all = row.pieces.flatMap(\.words)
    guard row.pieces.count > 1, let last = row.pieces.last, last.words.count == 1,
      words[last.words[0]].word.text.count <= 4, abs(last.box.maxX - right) < em
    else { return nil }
    return all
  }

  /// With dots that were read in a row of their own.
  private func withDots(_ entry: [Int], from rows: [TextRow]) -> [Int] {
    guard let box = entry.map({ words[$0].box }).union else { return entry }
    let dots = rows.flatMap { $0.pieces.flatMap(\.words) }.filter { index in
      words[index].word.text.isDots && box.grown(by: 0.2 * em).contains(words[index].box.center)
        && !entry.contains(index)
    }
    return dots.isEmpty ? entry : (entry + dots).sorted { words[$0].box.minX < words[$1].box.minX }
  }

  private static func number(_ text: String) -> Int? {
    if !text.isEmpty, text.count <= 4, text.allSatisfy({ $0.isASCII && $0.isNumber }) { return Int(text) }
    guard text.count <= 7, let value = RomanNumeral.value(of: text.lowercased()), value < 100 else {
      return nil
    }
    return value - 1000
  }

  // MARK: Runs

  /// The entries from the first on, with at most two other rows between; their numbers end below each other.
  private func run(from first: Int, _ rows: [TextRow], _ found: [Entry?]) -> [Int] {
    var run = [first]
    for index in rows.indices.dropFirst(first + 1) {
      guard let last = run.last, let one = found[last] else { break }
      guard index - last <= 3, rows[index].midY - rows[index - 1].midY < 6 * em else { break }
      if let entry = found[index], abs(entry.right - one.right) < em { run.append(index) }
    }
    return run
  }

  private func isContents(_ entries: [Entry], isNamed: Bool) -> Bool {
    let numbers = entries.map(\.number)
    let steps = zip(numbers, numbers.dropFirst()).map { $1 - $0 }
    guard entries.count >= 3, steps.count(where: { $0 < 0 }) * 8 <= entries.count else { return false }
    if isNamed || entries.count(where: \.isLed) * 2 >= entries.count { return true }
    // Numbers of places and years rise, too, and amounts by chance.
    guard entries.count >= 6, !steps.contains(where: { $0 < 0 }), !steps.allSatisfy({ $0 == 1 }),
      Set(numbers).count * 2 > numbers.count, !numbers.allSatisfy({ (1800...2100).contains($0) })
    else { return false }
    return entries.reduce(0) { $0 + $1.titleWords } >= 2 * entries.count
  }
}

/// What tables of contents are called.
private enum ContentsName {
  static func matches(_ line: String) -> Bool {
    let letters = line.lowercased().filter(\.isLetter)
    return names.contains(letters)
  }

  private static let names: Set<String> = [
    "contents", "tableofcontents", "inhalt", "inhaltsverzeichnis", "inhaltsübersicht", "tabledesmatières",
    "tabledesmatieres", "sommaire", "índice", "indice", "contenido", "sumário", "sumario", "sommario",
    "inhoud",
    "inhoudsopgave", "indhold", "innehåll", "innhold", "sisällys", "spistreści", "obsah", "tartalom",
    "содержание",
    "оглавление", "зміст", "cuprins", "içindekiler", "目录", "目錄", "目次", "차례", "목차", "المحتويات", "فهرس",
  ]
}

extension String {
  /// Of rows of dots; the one at the end of an abbreviation is none.
  fileprivate var dotCount: Int {
    let count = count(where: \.isDot)
    return isDots || count > 2 ? count : 0
  }

  /// What stands behind a row of dots, where it has one.
  fileprivate var afterLeaders: String {
    guard dotCount > 2, let end = lastIndex(where: \.isDot) else { return self }
    return String(self[index(after: end)...])
  }
}
