import Testing

@testable import RectoServer

@Suite struct LanguageTests {
  private let names = LanguageNames(installed: [
    "eng", "deu", "chi_sim", "chi_tra", "jpn", "ara", "script/Latin",
  ])

  @Test(arguments: [
    ("en", ["eng"]), ("ENG", ["eng"]), ("ch", ["chi_sim"]), ("chinese_cht", ["chi_tra"]), ("ja", ["jpn"]),
    ("de+en", ["deu", "eng"]), ("en,de", ["eng", "deu"]), ("ger", ["deu"]), ("zh-Hant", ["chi_tra"]),
    ("en+eng", ["eng"]), ("script/Latin", ["script/Latin"]),
  ])
  func codesAreMapped(text: String, languages: [String]) throws {
    #expect(try names.codes(text) == languages)
  }

  @Test(arguments: [
    ("English", ["eng"]), ("ChinesePRC,English,Digits", ["chi_sim", "eng"]), ("Digits", ["eng"]),
    ("German, GermanNewSpelling", ["deu"]), ("ChineseTaiwan", ["chi_tra"]),
  ])
  func namesAreMapped(text: String, languages: [String]) throws {
    #expect(try names.abbyy(text) == languages)
  }

  @Test func whatIsUnknownIsListed() {
    let error = #expect(throws: ServiceError.self) { try names.codes("klingon") }
    #expect(error?.kind == .badRequest)
    #expect(error?.message.contains("en, ") == true)
    #expect(throws: ServiceError.self) { try names.abbyy("english") }
    #expect(throws: ServiceError.self) { try names.abbyy("") }
    #expect(throws: ServiceError.self) { try names.codes("+") }
    #expect(throws: ServiceError.self) {
      try names.abbyy(Array(repeating: "English", count: 11).joined(separator: ","))
    }
  }

  @Test func whatIsNotInstalledIsSaid() {
    let error = #expect(throws: ServiceError.self) { try names.codes("fr") }
    #expect(error?.message.contains("not installed") == true)
  }

  @Test func theTableIsSound() {
    let entries = LanguageTable.entries
    #expect(entries.count > 115)
    #expect(entries.allSatisfy { !$0.tesseract.isEmpty && !$0.codes.isEmpty && !$0.name.isEmpty })
    let codes = entries.flatMap(\.codes).map { $0.lowercased() }
    #expect(codes.count == Set(codes).count)
    let abbyy = entries.flatMap(\.abbyy)
    #expect(abbyy.count == Set(abbyy).count)
  }
}
