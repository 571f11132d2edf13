import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TesseractDataTests {
  @Test(arguments: [
    ("deu", "tesseract-ocr-deu"), ("chi_sim", "tesseract-ocr-chi-sim"),
    ("jpn_vert", "tesseract-ocr-jpn-vert"), ("script/Latin", "tesseract-ocr-script-latn"),
    ("script/HanS_vert", "tesseract-ocr-script-hans-vert"), ("osd", "tesseract-ocr-osd"),
  ])
  func namesDebiansPackages(language: String, package: String) {
    #expect(TesseractData.package(for: language) == package)
  }

  @Test func missingLanguagesAreNamedWithTheirPackages() {
    let error = #expect(throws: RectoError.self) {
      try TesseractRecognizer(languages: ["eng", "tlh", "chi_none"])
    }
    #expect(error?.code == .resourceUnavailable)
    #expect(error?.message.contains("apt-get install tesseract-ocr-tlh tesseract-ocr-chi-none") == true)
    #expect(error?.message.contains("tesseract-ocr-eng") == false)
  }

  @Test func pathsAreNoLanguages() {
    for name in ["../eng", "eng+deu", ""] {
      #expect(throws: RectoError.self) { try TesseractData.require([name]) }
    }
    #expect(throws: RectoError.self) { try TesseractData.require([]) }
  }

  @Test func installedDataAreFound() throws {
    #expect(TesseractData.folder != nil)
    #expect(TesseractData.installed().contains("eng"))
    try TesseractData.require(["eng"])
  }

  @Test(arguments: [("eng", "en"), ("chi_tra_vert", "zh-Hant"), ("frk", "de-Latf"), ("srp_latn", "sr-Latn")])
  func languagesHaveTheirTags(name: String, tag: String) {
    #expect(TesseractLanguage.tag(for: name) == LanguageTag(tag))
    #expect(TesseractLanguage.tag(for: "osd") == nil)
  }
}
