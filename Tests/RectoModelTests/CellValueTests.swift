import Foundation
import RectoModel
import Testing

@Suite struct CellValueTests {
  @Test(arguments: ["0", "-1", "12.50", "0.001", "123456789012345678901234567890.1"])
  func numbersKeepTheirDigits(_ text: String) {
    #expect(DecimalNumber(text)?.description == text)
  }

  @Test(arguments: ["", "-", "+1", "01", "1.", ".5", "1,5", "1e5", "--1", "1.2.3", "٣", " 1", "0x1"])
  func otherTextsAreNoNumbers(_ text: String) {
    #expect(DecimalNumber(text) == nil)
  }

  @Test func numbersTellOfThemselves() {
    #expect(DecimalNumber("-0.00")?.description == "0.00")
    #expect(DecimalNumber("-12.50")?.fractionDigits == 2)
    #expect(DecimalNumber("-12.50")?.isNegative == true)
    #expect(DecimalNumber("0.0120")?.significantDigits == 3)
    #expect(DecimalNumber("-12.50")?.value == -12.5)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-03-05", 19_787),
    ("1900-01-01", -25_567),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func datesCountTheirDays(text: String, days: Int) {
    let date = CalendarDate(text)
    #expect(date?.daysSince1970 == days)
    #expect(date?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "0000-01-01", "2024-3-5", "x", "2024-03-05T",
  ])
  func otherTextsAreNoDates(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func timesAreOfADay() {
    #expect(ClockTime("14:30")?.seconds == 52_200)
    #expect(ClockTime("14:30:05")?.description == "14:30:05")
    #expect(["24:00", "12:60", "1:30", "12", "12:30:61", "ab:cd"].compactMap { ClockTime($0) }.isEmpty)
  }

  @Test(arguments: [
    #"{"type":"number","number":"01"}"#, #"{"type":"number"}"#,
    #"{"type":"date","date":"2024-02-30","pattern":"d"}"#,
    #"{"type":"time","time":"25:00","pattern":"H"}"#, #"{"type":"truth"}"#,
    #"{"type":"currency","number":"1"}"#,
    #"{"type":"number","number":"1","grouping":"many"}"#,
  ])
  func wrongJSONIsRefused(_ json: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(CellValue.self, from: Data(json.utf8)) }
  }
}
