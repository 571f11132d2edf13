import RectoLayout
import RectoModel
import Testing

@Suite("Values of texts put together at random") struct TypingPropertyTests {
  private static let pieces = [
    "0", "1", "12", "123", "2024", "05", "000", ".", ",", "'", " ", "\u{A0}", "-", "–", "+", "(", ")", "%",
    "€", "$", "EUR",
    "kr", "/", ":", "März", "May", "de", "年", "月", "日", "T", "PM", "*", "²", "٣", "\u{301}", "😀", "",
  ]

  /// What is printed is what is counted: no digit more, none less.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func digitsStay(seed: UInt64) throws {
    var random = Generator(state: seed)
    let languages: [LanguageTag?] = ["en", "de", "fr", "en-US", "ja", "es", nil]
    var values = 0
    for _ in 0..<400 {
      let texts = (0..<5).map { _ in
        (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? ""
        }
        .joined()
      }
      let made = try table(texts.map { [$0] }, headerRows: 0)
      let typed = made.withTypedCells(language: languages.randomElement(using: &random) ?? nil)
      #expect(typed.cells.map(\.blocks) == made.cells.map(\.blocks))
      for (text, cell) in zip(texts, typed.cells) {
        guard let number = cell.value?.number else { continue }
        values += 1
        #expect(digits(number.description) == digits(text), "\(text) is \(number)")
        #expect(number.isNegative == false || text.contains { "-–(".contains($0) }, "\(text) is \(number)")
      }
    }
    #expect(values > 100)
  }

  private func digits(_ text: String) -> String {
    let all = text.compactMap { $0.isASCII || $0 == "٣" ? $0.wholeNumberValue : nil }.map(String.init)
      .joined()
    return String(all.drop { $0 == "0" })
  }
}

extension CellValue {
  fileprivate var number: DecimalNumber? {
    switch self {
    case .number(let number, _), .percent(let number, _), .currency(let number, _, _): number
    case .date, .time, .dateTime: nil
    }
  }
}

/// Numbers that are the same everywhere.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
