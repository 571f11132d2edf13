/// Takes hidden text, and what served only for it, out of a content stream.
struct ContentEditor {
  /// What becomes of a text-showing operation.
  enum Fate: Hashable {
    /// With this number in a `TJ` in its place when text follows on the line.
    case remove(displacement: Double?)
    /// It shows nothing and goes with its surroundings.
    case blank
    case keep
  }

  struct Item {
    var code: ContentOperator?
    var range: Range<Int>
    /// Of the font or the drawing that it is about, with its slash.
    var name: [UInt8] = []
    /// Whether it opens marked content that nothing else refers to.
    var isLooseMark = false
    var isRemoved = false
    /// For what is removed.
    var replacement: [UInt8] = []
    /// Whether it stands in a text object that is left without text.
    var isInEmptied = false
  }

  private(set) var items: [Item] = []
  /// Text-showing operations that were removed.
  private(set) var removedCount = 0

  /// `fates` by where the operations start; what is missing is kept. `dropped` are names of forms without content.
  init(_ bytes: [UInt8], fates: [Int: Fate], dropped: Set<[UInt8]>) {
    read(bytes, fates)
    removeDrawings(dropped)
    guard items.contains(where: \.isRemoved) else { return }
    emptyTextObjects(bytes, fates)
    removeDeadTextState(bytes)
    removeEmptied(from: [.beginMarked, .beginMarkedProperties], to: .endMarked) { [items] in
      items[$0].isLooseMark
    }
    removeEmptied(from: [.save], to: .restore) { _ in true }
  }

  var isChanged: Bool { items.contains(where: \.isRemoved) }

  /// Whether nothing is left that could be seen.
  var paintsNothing: Bool {
    !items.contains { item in
      guard !item.isRemoved, let code = item.code else { return false }
      return code.showsText || code.paintsPath || code == .draw || code == .shade || code == .beginInlineImage
    }
  }

  /// Fonts that were set and are no more.
  var unusedFonts: Set<[UInt8]> {
    let fonts = items.filter { $0.code == .font }
    return Set(fonts.filter(\.isRemoved).map(\.name)).subtracting(fonts.filter { !$0.isRemoved }.map(\.name))
  }

  private mutating func read(_ bytes: [UInt8], _ fates: [Int: Fate]) {
    var reader = ContentReader(bytes)
    while let operation = reader.next() {
      var item = Item(code: operation.operation, range: operation.range)
      switch operation.operation {
      case .draw: item.name = reader.name ?? []
      case .font: if let token = reader.operands.dropLast().last { item.name = reader.tokenizer.name(token) }
      case .beginMarked: item.isLooseMark = true
      case .beginMarkedProperties: item.isLooseMark = Self.isLoose(reader)
      case let code? where code.showsText:
        if case .remove(let displacement) = fates[operation.range.lowerBound] {
          remove(&item, code, displacement, reader)
        }
      default: break
      }
      items.append(item)
    }
  }

  /// Structure trees refer to content by `/MCID`; names in the resources may stand for layers.
  private static func isLoose(_ reader: ContentReader) -> Bool {
    reader.operands.last?.kind == .dictionaryEnd
      && !reader.operands.contains { reader.tokenizer.isName($0, "MCID") }
  }

  private mutating func remove(
    _ item: inout Item, _ code: ContentOperator, _ displacement: Double?, _ reader: ContentReader
  ) {
    item.isRemoved = true
    removedCount += 1
    var parts: [String] = []
    if code == .nextLineShowSpaced {
      parts += ["\(Self.text(reader.number(fromEnd: 2))) Tw", "\(Self.text(reader.number(fromEnd: 1))) Tc"]
    }
    if code == .nextLineShow || code == .nextLineShowSpaced { parts.append("T*") }
    if let displacement { parts.append("[\(Self.text(displacement))] TJ") }
    item.replacement = Array(parts.joined(separator: " ").utf8)
  }

  /// PDF knows no exponents.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    let scaled = (number * 10000).rounded().clamped(to: -9e17...9e17)
    let (whole, rest) = (Int(abs(scaled)) / 10000, Int(abs(scaled)) % 10000)
    var text = (scaled < 0 ? "-" : "") + String(whole)
    guard rest > 0 else { return text }
    text += "." + String(String(rest + 10000).dropFirst())
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }

  private mutating func removeDrawings(_ dropped: Set<[UInt8]>) {
    for index in items.indices where items[index].code == .draw && dropped.contains(items[index].name) {
      items[index].isRemoved = true
    }
  }
}

// MARK: What surrounded the text

extension ContentEditor {
  /// `BT` and `ET` with nothing between them but moves.
  private mutating func emptyTextObjects(_ bytes: [UInt8], _ fates: [Int: Fate]) {
    var start: Int?
    for index in items.indices {
      switch items[index].code {
      case .beginText: start = start == nil ? index : nil
      case .endText:
        if let start { emptyTextObject(start...index, bytes, fates) }
        start = nil
      default: break
      }
    }
  }

  private mutating func emptyTextObject(_ range: ClosedRange<Int>, _ bytes: [UInt8], _ fates: [Int: Fate]) {
    let shows = range.filter { items[$0].code?.showsText ?? false }
    guard shows.contains(where: { items[$0].isRemoved }),
      shows.allSatisfy({ items[$0].isRemoved || fates[items[$0].range.lowerBound] == .blank })
    else { return }
    for index in range {
      items[index].isInEmptied = true
      switch items[index].code {
      case .beginText, .endText, .moveText, .textMatrix, .nextLine: removeItem(index)
      case .showText, .showTextArray, .nextLineShow: removeItem(index)
      case .nextLineShowSpaced: removeSpaced(index, bytes)
      default: break
      }
    }
  }

  private mutating func removeItem(_ index: Int, _ replacement: [UInt8] = []) {
    items[index].isRemoved = true
    items[index].replacement = replacement
  }

  /// The spacings of `"` go on to count.
  private mutating func removeSpaced(_ index: Int, _ bytes: [UInt8]) {
    var reader = ContentReader(Array(bytes[items[index].range]))
    guard reader.next() != nil else { return }
    let spacings = "\(Self.text(reader.number(fromEnd: 2))) Tw \(Self.text(reader.number(fromEnd: 1))) Tc"
    removeItem(index, Array(spacings.utf8))
  }

  /// Text state set in emptied text objects that no later text has use for.
  private mutating func removeDeadTextState(_ bytes: [UInt8]) {
    var needed: Set<ContentOperator> = []
    var outer: [Set<ContentOperator>] = []
    for index in items.indices.reversed() {
      let item = items[index]
      guard let code = item.code else { continue }
      switch code {
      case .restore:
        outer.append(needed)
        needed = []
      case .save: needed.formUnion(outer.popLast() ?? [])
      case .font, .renderMode, .rise, .charSpacing, .wordSpacing, .horizontalScale, .leading:
        if needed.remove(code) == nil, item.isInEmptied { removeItem(index) }
      case .moveTextLeading:
        let isNeeded = needed.remove(.leading) != nil
        if item.isInEmptied { removeItem(index, isNeeded ? leading(index, bytes) : []) }
      case .draw where !item.isRemoved, _ where code.showsText && (!item.isRemoved || !item.isInEmptied):
        needed = [.font, .renderMode, .rise, .charSpacing, .wordSpacing, .horizontalScale, .leading]
      case .nextLine where !item.isRemoved: needed.insert(.leading)
      default: break
      }
    }
  }

  /// What `TD` does beside moving.
  private func leading(_ index: Int, _ bytes: [UInt8]) -> [UInt8] {
    var reader = ContentReader(Array(bytes[items[index].range]))
    guard reader.next() != nil else { return [] }
    return Array("\(Self.text(-reader.number(fromEnd: 0))) TL".utf8)
  }

  /// Pairs that had something removed and have nothing left between them but settings.
  private mutating func removeEmptied(
    from opening: Set<ContentOperator>, to closing: ContentOperator, where isFree: (Int) -> Bool
  ) {
    var open: [Pair] = []
    for index in items.indices {
      let item = items[index]
      if let code = item.code, opening.contains(code), !item.isRemoved {
        open.append(Pair(start: index))
      } else if item.code == closing, !item.isRemoved, let pair = open.popLast() {
        let isEmptied = pair.hasRemoved && !pair.hasContent && !pair.hasOpenPath && isFree(pair.start)
        if isEmptied { remove(pair: pair.start...index, isScope: closing == .restore) }
        if let last = open.indices.last {
          open[last].hasRemoved = open[last].hasRemoved || pair.hasRemoved
          open[last].hasContent = open[last].hasContent || !isEmptied
        }
      } else if let last = open.indices.last {
        open[last].add(item)
      }
    }
  }

  /// Settings in a scope end with it; those in marked content stay.
  private mutating func remove(pair: ClosedRange<Int>, isScope: Bool) {
    for index in isScope ? Array(pair) : [pair.lowerBound, pair.upperBound] { removeItem(index) }
  }
}

/// What stands between an operator and the one that undoes it.
private struct Pair {
  var start: Int
  var hasRemoved = false
  var hasContent = false
  /// A path that is painted or dropped later only.
  var hasOpenPath = false

  init(start: Int) { self.start = start }

  mutating func add(_ item: ContentEditor.Item) {
    if item.isRemoved {
      hasRemoved = true
      return
    }
    switch item.code {
    case .move, .line, .curve, .curveFromCurrent, .curveToFinal, .closePath, .rectangle: hasOpenPath = true
    case .endPath where hasOpenPath: hasOpenPath = false
    default: if !Self.isSetting(item.code) { hasContent = true }
    }
  }

  /// Whether it neither draws nor marks.
  private static func isSetting(_ code: ContentOperator?) -> Bool {
    switch code {
    case .concatenate, .graphicsState, .save, .restore, .clip, .clipEvenOdd,
      .font, .renderMode, .rise, .charSpacing, .wordSpacing, .horizontalScale, .leading,
      .strokeSpace, .fillSpace, .strokeGray, .fillGray, .strokeRGB, .fillRGB, .strokeCMYK, .fillCMYK,
      .strokeColor, .fillColor, .strokeColorNamed, .fillColorNamed, .renderingIntent,
      .dash, .flatness, .lineJoin, .lineCap, .lineWidth, .miterLimit:
      true
    default: false
    }
  }
}
