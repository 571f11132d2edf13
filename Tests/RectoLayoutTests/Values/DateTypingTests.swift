import RectoModel
import Testing

@testable import RectoLayout

@Suite("Dates and times in cells") struct DateTypingTests {
  @Test(
    "One date alone",
    arguments: [
      ("2024-03-05", "en", "d 2024-03-05 yyyy-MM-dd"), ("05.03.2024", "en", "d 2024-03-05 dd.MM.yyyy"),
      ("5.3.2024", "de", "d 2024-03-05 d.M.yyyy"), ("5. 3. 2024", "cs", "d 2024-03-05 d. M. yyyy"),
      ("05.03.24", "de", "d 2024-03-05 dd.MM.yy"), ("05.03.30", "de", "d 1930-03-05 dd.MM.yy"),
      ("05/03/2024", "fr", "d 2024-03-05 dd/MM/yyyy"), ("05/03/2024", "en-GB", "d 2024-03-05 dd/MM/yyyy"),
      ("05/03/2024", "en-US", "d 2024-05-03 MM/dd/yyyy"), ("05/03/2024", "en", ""), ("05/03/2024", "xx", ""),
      ("25/03/2024", "en-US", "d 2024-03-25 dd/MM/yyyy"), ("3/25/24", "en", "d 2024-03-25 M/dd/yy"),
      ("05/05/2024", "en", "d 2024-05-05 dd/MM/yyyy"), ("05-03-2024", "nl", "d 2024-03-05 dd-MM-yyyy"),
      ("2024/03/05", "ja", "d 2024-03-05 yyyy/MM/dd"), ("2024. 3. 5.", "ko", "d 2024-03-05 yyyy. M. d."),
      ("2024年3月5日", "zh", "d 2024-03-05 yyyy年M月d日"), ("2024 年 3 月 5 日", "ja", "d 2024-03-05 yyyy 年 M 月 d 日"),
      ("2024년 3월 5일", "ko", "d 2024-03-05 yyyy'년' M'월' d'일'"),
      ("5 March 2024", "en", "d 2024-03-05 d MMMM yyyy"),
      ("March 5, 2024", "en", "d 2024-03-05 MMMM d, yyyy"),
      ("Mar. 5, 2024", "en", "d 2024-03-05 MMM. d, yyyy"), ("05-Mar-24", "en", "d 2024-03-05 dd-MMM-yy"),
      ("5th March 2024", "en", "d 2024-03-05 d'th' MMMM yyyy"),
      ("5. März 2024", "de", "d 2024-03-05 d. MMMM yyyy"),
      ("1er août 2024", "fr", "d 2024-08-01 d'er' MMMM yyyy"),
      ("5 de marzo de 2024", "es", "d 2024-03-05 d 'de' MMMM 'de' yyyy"),
      ("5 марта 2024 г.", "ru", "d 2024-03-05 d MMMM yyyy 'г'."),
      ("5. října 2024", "cs", "d 2024-10-05 d. MMMM yyyy"),
      ("2024. március 5.", "hu", "d 2024-03-05 yyyy. MMMM d."),
      ("29.02.2024", "de", "d 2024-02-29 dd.MM.yyyy"),
      ("5 marzo 2024", "xx", ""), ("5\nMarch 2024", "en", "d 2024-03-05 d MMMM yyyy"),
    ])
  func alone(text: String, language: String, expected: String) throws {
    #expect(try typed([text], LanguageTag(language)) == [expected])
  }

  @Test("Without a language months are known as far as languages agree") func noLanguage() throws {
    #expect(
      try typed(["5 marzo 2024", "5 listopadu 2024", "5 foo 2024"], nil).map(\.isEmpty) == [
        false, false, true,
      ])
  }

  @Test(
    "What stays text",
    arguments: [
      "30.02.2024", "29.02.2023", "32/01/2024", "2024-13-01", "1.2.34", "1.2.3", "3/4", "March 2024",
      "5 March", "2024-03",
      "5 Foo 2024", "March 5 March", "10-12-8", "1/2/3", "2024-03-05Z", "05.03.2024 r.X", "5 2024 2024",
      "05.03.0024",
      "2024-03-05T14:30:00+01:00", "05.03-2024", "5 March 2024 and more", "令和6年3月5日", "12/2024",
    ])
  func text(_ text: String) throws {
    #expect(try typed([text], "en-GB") == [""])
  }

  @Test(
    "Times",
    arguments: [
      ("14:30", "t 14:30 HH:mm"), ("8:05", "t 08:05 H:mm"), ("08:05:09", "t 08:05:09 HH:mm:ss"),
      ("2:30 PM", "t 14:30 h:mm a"), ("12:00 a.m.", "t 00:00 hh:mm a"), ("12:15pm", "t 12:15 hh:mma"),
      ("24:00", ""),
      ("14:60", ""), ("14:3", ""), ("13:00 PM", ""), ("14:30 h", ""), ("14:30:5", ""), ("14.30", "n 14.30"),
    ])
  func times(text: String, expected: String) throws {
    #expect(try typed([text], "en") == [expected])
  }

  @Test(
    "Dates with times",
    arguments: [
      ("2024-03-05 14:30", "dt 2024-03-05 14:30 yyyy-MM-dd HH:mm"),
      ("2024-03-05T14:30:00", "dt 2024-03-05 14:30:00 yyyy-MM-dd'T'HH:mm:ss"),
      ("5.3.2024, 8:05", "dt 2024-03-05 08:05 d.M.yyyy, H:mm"),
      ("March 5, 2024 2:30 PM", "dt 2024-03-05 14:30 MMMM d, yyyy h:mm a"),
      ("2024-03-05\n14:30", "dt 2024-03-05 14:30 yyyy-MM-dd HH:mm"),
    ])
  func dateTimes(text: String, expected: String) throws {
    #expect(try typed([text], "en") == [expected])
  }

  @Test("A column's cells decide together") func columns() throws {
    #expect(
      try typed(["03/04/2024", "25/03/2024"], "en-US")
        == ["d 2024-04-03 dd/MM/yyyy", "d 2024-03-25 dd/MM/yyyy"])
    #expect(try typed(["03/04/2024", "03/25/2024"], "de").first == "d 2024-03-04 MM/dd/yyyy")
    #expect(
      try typed(["03/04/2024", "03/25/2024", "25/03/2024"], "en-GB")
        == ["", "d 2024-03-25 MM/dd/yyyy", "d 2024-03-25 dd/MM/yyyy"])
    // Durations are no times.
    #expect(try typed(["12:30", "36:15"], "en") == ["", ""])
  }
}
