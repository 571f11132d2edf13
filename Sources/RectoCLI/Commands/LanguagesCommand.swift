import ArgumentParser
import RectoModel
import RectoRecognition

struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages", abstract: "List the languages that are installed.",
    discussion: "More come with Debian packages: apt-get install tesseract-ocr-deu")

  func run() throws {
    // Data for orientation and for formulas are no languages.
    let languages = TesseractData.installed().filter { $0 != "osd" && $0 != "equ" }
    guard !languages.isEmpty else {
      throw RectoError(
        .resourceUnavailable,
        "No Tesseract language is installed; install one with: apt-get install \(TesseractData.package(for: "eng"))"
      )
    }
    for language in languages { Console.current.print(language) }
  }
}
