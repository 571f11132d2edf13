/// The texts of a workbook: whether each is written once for all cells, and its number then.
struct StringTable {
  private(set) var isShared: Bool
  /// How often texts are used.
  private(set) var useCount = 0
  /// In the order of their numbers.
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]
  private let mode: XLSXOptions.Strings
  private var inlineBytes = 0
  private var sharedBytes = 0

  /// Beyond either texts stand in their cells, so that memory doesn't grow with the document.
  static let limit = 1 << 15
  static let byteLimit = 1 << 24

  init(_ mode: XLSXOptions.Strings) {
    self.mode = mode
    isShared = mode != .inline
  }

  /// Counts a use.
  mutating func add(_ text: String) {
    guard isShared else { return }
    useCount += 1
    inlineBytes += text.utf8.count + 28
    if let number = numbers[text] {
      sharedBytes += 14 + number.digitCount
      return
    }
    if texts.count == Self.limit || sharedBytes > Self.byteLimit {
      isShared = false
      (texts, numbers) = ([], [:])
      return
    }
    numbers[text] = texts.count
    sharedBytes += 14 + texts.count.digitCount + text.utf8.count + 18
    texts.append(text)
  }

  /// To be called when all are counted.
  mutating func decide() {
    let isSmaller = sharedBytes < inlineBytes || mode == .shared
    guard !isShared || texts.isEmpty || !isSmaller else { return }
    isShared = false
    (texts, numbers) = ([], [:])
  }

  func number(of text: String) -> Int? { isShared ? numbers[text] : nil }
}

extension Int {
  fileprivate var digitCount: Int { self < 10 ? 1 : self < 100 ? 2 : self < 1000 ? 3 : self < 10_000 ? 4 : 6 }
}
