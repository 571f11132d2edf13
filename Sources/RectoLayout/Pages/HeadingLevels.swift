import RectoModel

/// Gives headings levels that mean the same on every page: by bookmarks, by numbers, else by how they are set.
struct HeadingLevels {
  private let ranks: [HeadingStyle]
  private let styleOf: [HeadingStyle]
  /// What bookmarks say of a style.
  private var marked: [HeadingStyle: Int] = [:]
  /// The level of headings with one number.
  private var numberedTop: Int?

  /// The headings in reading order.
  init(_ headings: [HeadingCandidate], pageCount: Int, hasFonts: Bool = true) {
    // Sizes that were measured on scans differ from line to line.
    let styleOf = Self.merged(headings.map(\.style), within: hasFonts ? 1.08 : 1.15)
    self.styleOf = styleOf
    let isOnCover = Self.coverStyles(headings, styleOf, pageCount: pageCount)
    let used = Set(styleOf).subtracting(isOnCover)
    ranks = used.sorted { $0.isHigher(than: $1) }
    var counts: [HeadingStyle: [Int: Int]] = [:]
    for (heading, style) in zip(headings, styleOf) {
      if let level = heading.bookmarkLevel { counts[style, default: [:]][level, default: 0] += 1 }
    }
    for (style, levels) in counts {
      marked[style] = levels.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
    numberedTop = numberedLevel(headings)
  }

  /// 1...6.
  func level(of heading: HeadingCandidate, at index: Int) -> Int {
    if let level = heading.bookmarkLevel { return level }
    if let number = heading.number, number.isArabic, let numberedTop {
      return min(numberedTop + number.depth - 1, 6)
    }
    return min(styleLevel(styleOf[index]), 6)
  }

  private func styleLevel(_ style: HeadingStyle) -> Int {
    if let level = marked[style] { return level }
    return 1 + ranks.count { $0.isHigher(than: style) }
  }

  /// The highest level that a style of headings with numbers has, less the depth of these.
  private func numberedLevel(_ headings: [HeadingCandidate]) -> Int? {
    let levels = headings.indices.compactMap { index -> Int? in
      guard let number = headings[index].number, number.isArabic else { return nil }
      let level = headings[index].bookmarkLevel ?? styleLevel(styleOf[index])
      return max(level - number.depth + 1, 1)
    }
    // Most of them, not the odd one: a figure's number is soon taken for a heading's.
    let counts = levels.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }

  /// Sizes that are within a ratio are one size.
  private static func merged(_ styles: [HeadingStyle], within ratio: Double) -> [HeadingStyle] {
    var sizes: [Double] = []
    for size in styles.map(\.size).sorted(by: >) where sizes.last.map({ size < $0 / ratio }) ?? true {
      sizes.append(size)
    }
    return styles.map { style in
      var merged = style
      merged.size = sizes.first { style.size >= $0 / ratio } ?? style.size
      return merged
    }
  }

  /// Styles that only the first pages have, the title's excepted: covers are set in many.
  private static func coverStyles(
    _ headings: [HeadingCandidate], _ styles: [HeadingStyle], pageCount: Int
  ) -> Set<HeadingStyle> {
    guard pageCount >= 3 else { return [] }
    let cover = max(1, pageCount / 6)
    let uses = Dictionary(grouping: headings.indices) { styles[$0] }
    let title = headings.indices.filter { headings[$0].page == 0 }.map { styles[$0] }
      .max { $1.isHigher(than: $0) }
    return Set(
      uses.filter { style, uses in
        style != title && uses.count <= 2
          && uses.allSatisfy { headings[$0].page < cover && headings[$0].number == nil }
      }.keys)
  }
}

extension HeadingStyle {
  func isHigher(than other: HeadingStyle) -> Bool {
    if size != other.size { return size > other.size }
    if isBold != other.isBold { return isBold }
    return isCapitals && !other.isCapitals
  }
}
