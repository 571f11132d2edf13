import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct LanguageTests {
  private func guess(_ text: String) -> [String] {
    LanguageGuess(text.split(separator: " ").map(String.init)).languages
  }

  @Test(arguments: [
    ("The quick brown fox jumps over the lazy dog and that is the end of it.", "eng"),
    ("Der schnelle Fuchs springt über den faulen Hund, und das ist nicht das Ende der Geschichte.", "deu"),
    ("Le renard est dans la forêt et les chiens sont avec lui pour la nuit.", "fra"),
    ("El zorro es el que se va con los perros para la noche, pero no una vez.", "spa"),
    ("Il cane che non è nella casa con il gatto, e la volpe di notte.", "ita"),
    ("De hond is niet in het huis van een man, maar ook op de weg.", "nld"),
    ("東京都は日本の首都であり、世界でも有数の大都市です。", "jpn"), ("北京是中华人民共和国的首都。", "chi_sim"),
    ("Η Αθήνα είναι η πρωτεύουσα της Ελλάδας", "ell"),
  ])
  func tellsTheLanguage(text: String, language: String) { #expect(guess(text) == [language]) }

  @Test func accentsDoNotMatter() {
    #expect(guess("Le foret ou la nuit est tres belle et les chiens sont partis pour une ville.") == ["fra"])
  }

  @Test func aTextInTwoLanguagesHasBoth() {
    let both =
      "the fox and the dog of this house is with that man und der Hund ist nicht mit dem Fuchs auf die Reise"
    #expect(Set(guess(both)) == ["eng", "deu"])
  }

  @Test(arguments: ["", "TOTAL 12.50 EUR", "Müller GmbH Rechnung 4711", "123 456 789"])
  func tooLittleTellsNothing(text: String) { #expect(guess(text).isEmpty) }

  @Test func scriptsHaveData() {
    #expect(ScriptData.languages(for: "Cyrillic").first == "rus")
    #expect(ScriptData.languages(for: "Latin").isEmpty)
  }

  /// A title page has fewer letters than Tesseract wants for telling which way up it is.
  @Test func aFewLettersTellTheirScript() async throws {
    let page = try SketchedPage.text(["The quick fox jumps"], width: 900)
    let detector = OrientationDetector()
    #expect(try await detector.orientation(of: page, resolution: .measured(150)) == nil)
    let found = try await detector.orientation(of: page, resolution: .measured(150), leastCharacters: 10)
    #expect(found?.script == "Latin")
  }

  @Test func theFinderReadsWhatIsThere() async throws {
    let lines = ["The quick brown fox jumps over the dog", "and that is the end of this story for now."]
    let page = try SketchedPage.text(lines, width: 1200)
    let finder = try LanguageFinder()
    let read = try await finder.recognize(page, hints: RecognitionHints(resolution: .measured(150)))
    #expect(read.lines.map(\.plainText) == lines)
    #expect(read.language == "en")
    #expect(await finder.notes.isEmpty)
  }

  @Test(.enabled(if: TesseractData.installed().contains("deu"), "German is not installed"))
  func theFinderTakesGermanDataForGerman() async throws {
    let lines = [
      "Der schnelle Fuchs ist nicht bei dem faulen Hund,", "und das ist nicht das Ende der Geschichte,",
      "denn es war auch noch eine Katze dabei.",
    ]
    let page = try SketchedPage.text(lines, width: 1400)
    let read = try await LanguageFinder().recognize(page, hints: RecognitionHints(resolution: .measured(150)))
    #expect(read.language == "de")
    #expect(read.lines.map(\.plainText) == lines)
  }
}
