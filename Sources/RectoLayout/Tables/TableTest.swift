import RectoModel

/// Tells whether words that stand in rows and columns are a table: not a list, nor a table of contents, nor lines of
/// text whose blanks happen to stand below each other.
struct TableTest {
  private let shape: TableShape

  init(_ shape: TableShape) { self.shape = shape }

  /// Lines above and below say that it may be one: rows side by side with short pieces are enough.
  var isTableBetweenRules: Bool {
    if isRuledText { return true }
    guard shape.columnCount >= 2, shape.rows.count >= 2, fullRows * 2 >= shape.ownRowCount, fillShare >= 0.5
    else {
      return false
    }
    return proseShare < 0.4 && (shape.figureShare >= 0.25 || wordsPerPiece <= 4.5) && !isList
      && !isRunningText
      && !holdsSentence && !areAddresses
  }

  /// Where a model of layouts saw one, cells may be as long as they like; columns of running text are still none.
  var isSeenTable: Bool {
    guard shape.columnCount >= 2, shape.rows.count >= 3, fullRows >= 3, fullRows * 2 >= shape.ownRowCount,
      fillShare >= 0.5
    else { return false }
    return proseShare < 0.6 && !isContents && !isList && !isRunningText
  }

  /// Without any line, more is asked for.
  var isBorderlessTable: Bool {
    guard shape.columnCount >= 2, shape.rows.count >= 3, fullRows >= 3, fullRows * 2 >= shape.ownRowCount,
      fillShare >= 0.5
    else { return false }
    guard proseShare < (isEvenWithFigures ? 0.4 : 0.25), !isContents, !isList, !isRunningText, !isStacked,
      !holdsSentence, !isTypedText,
      !isRegister
    else { return false }
    if areAddresses { return false }
    if shape.columnCount == 2 { return shape.figureShare >= 0.65 && fullRows >= 4 }
    return shape.figureShare >= 0.3 || wordsPerPiece <= 3 && fullRows >= 4
  }

  /// Cells of text in several lines, told by rows that stand farther apart than these. What is in one of the columns is short: texts
  /// beside each other are alike.
  var isSpacedText: Bool {
    let grouping = RowGrouping(shape.rows, columns: shape.gutters, words: shape.words, em: shape.em)
    return grouping.isTold && isText(grouping)
  }

  /// The same with long texts, told by lines between all rows.
  var isRuledText: Bool {
    guard shape.columnCount >= 3, shape.rules.count > 2, shape.wordCount > 40 else { return false }
    let grouping = RowGrouping(
      shape.rows, columns: shape.gutters, words: shape.words, em: shape.em, rules: shape.rules)
    let words = Double(shape.wordCount) / Double(grouping.groups.count * shape.columnCount)
    return words > 4.5 && grouping.groups.count <= shape.rules.count + 1 && isText(grouping)
  }

  private func isText(_ grouping: RowGrouping) -> Bool {
    guard shape.columnCount >= 3, areFlushLeft, !isList, !holdsTextAcross else { return false }
    let rows = grouping.groups.dropFirst(grouping.headingCount).map { lines in
      lines.reduce(into: [Int: Int]()) { counts, line in
        for (piece, column) in zip(shape.rows[line].pieces, shape.filled[line]) {
          counts[column, default: 0] += piece.words.count
        }
      }
    }
    let shortest = (0..<shape.columnCount).filter { $0 == 0 || !isCounted($0) }.map { column in
      rows.compactMap { $0[column] }.map(Double.init).median ?? 0
    }.min()
    let isFull = rows.map { $0.count + 1 >= shape.columnCount }
    return rows.count >= 3 && isFull[0] && isFull.count { $0 } * 4 >= rows.count * 3 && (shortest ?? 0) <= 3
      && !shape.given[0].pieces.contains { shape.gutters.columns(of: $0.box).count > 1 }
  }

  /// Numbers that follow each other: of the items of a list that stands beside another text.
  private func isCounted(_ column: Int) -> Bool {
    let pieces = zip(shape.rows, shape.filled).flatMap { zip($0.pieces, $1) }.filter { $0.1 == column }
    let numbers = pieces.map { piece in Int(shape.words[piece.0.words[0]].word.text.filter(\.isNumber)) ?? -2
    }
    return pieces.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == 1 }
  }

  /// Nearly all pieces begin where those of their column do.
  private var areFlushLeft: Bool {
    let pieces = zip(shape.rows, shape.filled).flatMap { Array(zip($0.pieces, $1)) }
    let lefts = (0..<shape.columnCount).map { column in
      pieces.filter { $0.1 == column }.map(\.0.box.minX).median ?? 0
    }
    let level = pieces.count { abs($0.box.minX - lefts[$1]) < 0.4 * shape.em }
    return level * 10 >= pieces.count * 9
  }

  /// Three columns or more that all rows fill, with figures among them: some cells may be as wide as their column.
  private var isEvenWithFigures: Bool {
    shape.columnCount >= 3 && shape.figureShare >= 0.3 && shape.isEven
  }

  /// How many rows have text in two columns or more.
  private var fullRows: Int { shape.filled.count { Set($0).count > 1 } }

  /// How much of a row is filled, in the middle of all with several pieces.
  private var fillShare: Double {
    let shares = shape.filled.map { Double(Set($0).count) }.filter { $0 > 1 }
    return (shares.median ?? 0) / Double(shape.columnCount)
  }

  /// Words of a piece, in the middle of all that stand beside others.
  private var wordsPerPiece: Double {
    let counts = shape.rows.filter { $0.pieces.count > 1 }.flatMap {
      $0.pieces.map { Double($0.words.count) }
    }
    return counts.isEmpty ? 99 : counts.reduce(0, +) / Double(counts.count)
  }

  /// The share of rows beside which something stands that fill their column: as lines of running text do.
  private var proseShare: Double {
    let edges = shape.gutters.edges
    var (long, all) = (0, 0)
    for (row, columns) in zip(shape.rows, shape.filled) where row.pieces.count > 1 {
      for (piece, column) in zip(row.pieces, columns) {
        all += 1
        let width = edges[column + 1] - edges[column]
        if piece.words.count >= 4, piece.box.width > 0.75 * width, !shape.isFigure(piece) { long += 1 }
      }
    }
    return all == 0 ? 1 : Double(long) / Double(all)
  }

  /// Lines of running text whose blanks happen to stand below each other: narrow gutters, many words, and pieces that go on in
  /// small letters.
  private var isRunningText: Bool {
    guard shape.figureShare < 0.25 else { return false }
    let full = shape.rows.filter { $0.pieces.count > 1 }
    let later = full.flatMap { $0.pieces.dropFirst() }
    let small = later.count { shape.words[$0.words[0]].word.text.first?.isLowercase == true }
    if small * 2 > later.count { return true }
    let widest = shape.gutters.strips.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    let counts = full.map { row in Double(row.pieces.reduce(0) { $0 + $1.words.count }) }
    return widest < 1.2 * shape.em && (counts.median ?? 0) >= 6
  }

  /// Words in type of one width stand below each other by themselves, in programs and on typed pages.
  private var isTypedText: Bool {
    let words = shape.rows.flatMap(\.pieces).flatMap(\.words)
    let typed = words.count { shape.words[$0].word.style?.has(.monospace) == true }
    return typed * 5 > words.count * 4 && shape.figureShare < 0.25
  }

  /// Numbers of pages on the right that never get smaller, behind text.
  private var isContents: Bool {
    guard shape.columnCount <= 3 else { return false }
    let last = shape.columnCount - 1
    var numbers: [Int] = []
    for (row, columns) in zip(shape.rows, shape.filled) where row.pieces.count > 1 && columns.last == last {
      let text = row.pieces.last?.words.map { shape.words[$0].word.text }.joined() ?? ""
      guard let number = Int(text), number < 10_000 else { return false }
      numbers.append(number)
    }
    let leaders = shape.rows.count { $0.pieces.contains { $0.words.contains { shape.words[$0].isLeader } } }
    return numbers.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
      && (leaders * 2 > numbers.count || wordsPerPiece > 2)
  }

  /// Text and a number in every piece, in columns beside each other: registers and tables of contents are set so.
  private var isRegister: Bool {
    let pieces = shape.rows.flatMap(\.pieces)
    let entries = pieces.count { $0.words.map { shape.words[$0] }.areEntry }
    let twice = shape.rows.count { row in
      row.pieces.count {
        $0.words.count { shape.words[$0].isDots } > 2 || $0.words.contains { shape.words[$0].isLeader }
      } > 1
    }
    return entries * 10 >= pieces.count * 7 || twice * 10 >= shape.rows.count * 7
  }

  /// Each column is one, with a blank as wide as no table needs.
  private var areAddresses: Bool {
    guard (2...3).contains(shape.columnCount), shape.rows.count <= 9,
      shape.gutters.strips.allSatisfy({ $0.upperBound - $0.lowerBound >= 2 * shape.em })
    else { return false }
    return (0..<shape.columnCount).allSatisfy { column in
      AddressText.matches(
        zip(shape.rows, shape.filled).compactMap { row, columns in
          let words = zip(row.pieces, columns).filter { $1 == column }.flatMap(\.0.words)
          return words.isEmpty ? nil : words.map { shape.words[$0].word.text }
        })
    }
  }

  /// Bullets, numbers or letters of items, and their text.
  private var isList: Bool {
    let full = zip(shape.rows, shape.filled).filter { $0.pieces.count > 1 && $1.first == 0 }.map(\.0)
    let marks = full.compactMap { row in
      row.pieces[0].words.count == 1 ? shape.words[row.pieces[0].words[0]].word.text : nil
    }
    guard !full.isEmpty, marks.count * 10 >= full.count * 9 else { return false }
    if marks.allSatisfy({ "•●○▪▫■□‣⁃∙◦➢✓-–".contains($0) }), shape.figureShare < 0.5 { return true }
    if shape.columnCount == 2 {
      return shape.figureShare < 0.5 && marks.count { $0.count <= 4 } * 10 >= full.count * 9
    }
    // Numbers of lines or items, beside text that falls into pieces here and there.
    let numbers = marks.compactMap { Int($0) }
    let isCounted = numbers.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == 1 }
    let parted = shape.filled.count { Set($0).subtracting([0]).count > 1 }
    return isCounted && shape.figureShare < 0.25 && parted * 10 <= shape.rows.count * 6
  }

  /// Raised and lowered figures of formulas stand in rows of their own, closer than lines of text can.
  private var isStacked: Bool {
    let close = zip(shape.rows, shape.rows.dropFirst()).count { $1.midY - $0.midY < 0.85 * shape.em }
    return close * 4 >= shape.rows.count
  }

  /// The same where cells themselves hold sentences.
  private var holdsTextAcross: Bool {
    shape.given.dropFirst().contains { $0.isSentence && shape.gutters.columns(of: $0.box).count > 1 }
  }

  /// A sentence goes over the columns: what is below it is another table.
  private var holdsSentence: Bool { shape.given.dropFirst().contains { $0.isSentence } }
}
