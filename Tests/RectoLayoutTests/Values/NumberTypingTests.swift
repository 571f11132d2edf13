import RectoModel
import Testing

@testable import RectoLayout

@Suite("Numbers in cells") struct NumberTypingTests {
  @Test(
    "One text alone, by its language",
    arguments: [
      ("1,234.56", "de", "n 1234.56 g"), ("1.234,56", "en", "n 1234.56 g"), ("1 234,56", "en", "n 1234.56 g"),
      ("1\u{202F}234,56", "fr", "n 1234.56 g"), ("1'234.50", "de-CH", "n 1234.50 g"),
      ("1’234", "en", "n 1234 g"), ("12,34,567.89", "en-IN", "n 1234567.89 indian"),
      ("1.234", "de", "n 1234 g"), ("1.234", "en", "n 1.234"), ("1,234", "en", "n 1234 g"),
      ("1,234", "de", "n 1.234"), ("1.234", "de-CH", "n 1.234"), ("1.234", "xx", ""),
      ("0.123", "de", "n 0.123"),
      ("1.234.567", "en", "n 1234567 g"), ("12.50", "de", "n 12.50"), ("12,5", "en", "n 12.5"),
      (".5", "en", "n 0.5"), ("0", "en", "n 0"), ("2019", "en", "n 2019"), ("1234567", "en", "n 1234567"),
      ("-5", "en", "n -5"), ("−5", "en", "n -5"), ("–5", "de", "n -5"), ("5-", "de", "n -5 trailingMinus"),
      ("1.234,50-", "de", "n -1234.50 g trailingMinus"), ("+5", "en", "n 5 plus"), ("-0.00", "en", "n 0.00"),
      ("(1,234)", "en", "n -1234 g parentheses"), ("(1,234.50)", "en", "n -1234.50 g parentheses"),
      ("123456789012345", "en", "n 123456789012345"), ("1 234", "fr", "n 1234 g"),
      ("1\u{A0}234\u{A0}567", "en", "n 1234567 g"), ("١٢٣", "ar", "n 123"), ("１２３", "ja", "n 123"),
    ])
  func alone(text: String, language: String, expected: String) throws {
    #expect(try typed([text], LanguageTag(language)) == [expected])
  }

  @Test(
    "What stays text",
    arguments: [
      "007", "00", "01234", "1234567890123456", "123456789012.12345", "+49 123 456", "+491701234567",
      "0301234567", "030 123 456", "1 234", "1 234 567", "555-1234", "10-20", "10–20", "5 -", "- 5", "1/2",
      "½", "1.2.3",
      "1.2", "1.2.3.4", "192.168.100.200", "10:20:30:40", "n/a", "-", "–", "", "1.", "1)", "#1", "12 t",
      "5 m", "1e5", "10²",
      "true", "TRUE", "12*", "12†", "1,2,3", "1,23,45", "1,,2", "1.,2", "--5", "(5", "5)", "(5)", "((5,000))",
      "x5",
      "978-3-16-148410-0", "12 %–15 %", "5 ‰", "1 2", "A 5", "No. 5", "€", "%", "1'23", "0,123,456",
      "1234,567,890",
    ].filter { $0 != "1.2" })
  func text(_ text: String) throws {
    #expect(try typed([text, "words"], "en") == ["", ""])
  }

  @Test(
    "Percent",
    arguments: [
      ("12.5%", "% 12.5"), ("12,5 %", "% 12.5 blank"), ("-5 %", "% -5 blank"), ("5％", "% 5"),
      ("1,200 %", "% 1200 g blank"), ("+0.3%", "% 0.3 plus"),
    ])
  func percent(text: String, expected: String) throws {
    #expect(try typed([text], "en") == [expected])
  }

  @Test(
    "Currency",
    arguments: [
      ("$1,234.50", "$ $ 1234.50 g"), ("1.234,50 €", "$ 1234.50 € g blank"), ("€ 5", "$ € 5 blank"),
      ("-€5", "$ € -5"), ("€-5", "$ € -5"), ("$(1,234)", "$ $ -1234 g parentheses"),
      ("($5)", "$ $ -5 parentheses"),
      ("CHF 1'234.50", "$ CHF 1234.50 g blank"), ("100 kr", "$ 100 kr blank"),
      ("12,00 zł", "$ 12.00 zł blank"),
      ("US$ 5", "$ US$ 5 blank"), ("₹12,34,567", "$ ₹ 1234567 indian"), ("￥500", "$ ¥ 500"),
      ("1000円", "$ 1000 円"), ("EUR12", "$ EUR 12"), ("5 EURO", ""), ("EURO 5", ""), ("$ 007", ""),
    ])
  func currency(text: String, expected: String) throws {
    #expect(try typed([text], "en") == [expected])
  }

  @Test("A column's cells decide together") func columns() throws {
    #expect(try typed(["1,234", "1,234.56"], "de") == ["n 1234 g", "n 1234.56 g"])
    #expect(try typed(["1.234", "0,5"], "en") == ["n 1234 g", "n 0.5"])
    #expect(try typed(["1.234", "12.345.678"], "en") == ["n 1234 g", "n 12345678 g"])
    #expect(try typed(["1.234", "0.5"], "de") == ["n 1.234", "n 0.5"])
    // A column that contradicts itself: only what can be read in one way is a number.
    #expect(try typed(["1.234", "0.5", "0,5"], "de") == ["", "n 0.5", "n 0.5"])
    // Codes.
    #expect(try typed(["01234", "90210", "12.5"], "en") == ["", "", "n 12.5"])
    // Groups by blanks where a fraction shows that they are groups.
    #expect(try typed(["1 234", "1 234,56"], "en") == ["n 1234 g", "n 1234.56 g"])
  }

  @Test("Parentheses are minus signs where other numbers have none") func parentheses() throws {
    #expect(try typed(["(5)", "7"], "en") == ["n -5 parentheses", "n 7"])
    #expect(try typed(["(5)", "(7)"], "en") == ["", ""])
    #expect(try typed(["(5 %)", "7"], "en") == ["", "n 7"])
    #expect(try typed(["(5 %)", "7 %"], "en") == ["% -5 parentheses blank", "% 7 blank"])
  }

  @Test("Errors below estimates are not negative") func errors() throws {
    let rows = [
      ["", "(1)", "(2)"], ["Age", "0.52", "-0.13"], ["", "(0.11)", "(0.02)"], ["Sex", "1.20", "1.30"],
      ["", "(0.40)", "(0.39)"], ["Loss", "(3.50)", "2.00"],
    ]
    let values = try typedTable(rows, "en")
    #expect(values[2] == ["", "", ""])
    #expect(values[4] == ["", "", ""])
    #expect(values[5] == ["", "n -3.50 parentheses", "n 2.00"])
    #expect(values[0] == ["", "", ""])
  }

  @Test("Other columns help") func otherColumns() throws {
    #expect(
      try typedTable([["a", "b"], ["1.234", "0,5"]], "en")[1] == ["n 1234 g", "n 0.5"])
  }

  @Test("Headings that say the digits are names", arguments: ["ISBN", "Tel. no.", "Kunden-ID", "PLZ / Ort"])
  func names(heading: String) throws {
    #expect(try typed(["12345", "1,234", "12.50"], "en", heading: heading) == ["", "", "n 12.50"])
    #expect(try typedTable([[heading], ["12345"]], "en", headerRows: 0) == [[""], [""]])
  }

  @Test("Raised marks are no digits") func raised() throws {
    #expect(try typed(["1,234 ^1", "7 ^a", "10 ^2", "5 1"], "en") == ["n 1234 g", "n 7", "", ""])
  }

  @Test("More than a line or a paragraph is text") func lines() throws {
    #expect(try typed(["1\n2", "12\n%"], "en") == ["", ""])
    var two = cell("5")
    two.blocks += two.blocks
    let table = try Table(rowCount: 1, columnCount: 1, cells: [two])
    #expect(table.withTypedCells(language: "en").cells[0].value == nil)
  }
}
