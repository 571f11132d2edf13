import Foundation
import Mustache
import Recto
import RectoFormats
import RectoModel
import RectoRecognition

/// The page at `/`, as far as the server writes it: what it can read, write and recognise.
struct WebPage {
  struct Choice {
    var id: String
    var name: String
    var summary: String
    var checked: Bool
  }

  struct Language {
    var code: String
    var name: String
  }

  let formats: [Choice]
  let languages: [Language]
  let inputs: String
  let limit: String
  let limitBytes: Int
  let needsToken: Bool
  let version: String
  let hours: Int

  /// What is chosen until somebody chooses something else.
  private static let usual: Set<String> = ["pdf", "docx", "txt"]

  init(_ parts: ServerParts) {
    let configuration = parts.configuration
    // JSON is made in any case: the page shows it.
    formats = FormatRegistry.writers.map(\.format).filter { $0.id != "json" }.map {
      Choice(id: $0.id, name: $0.name, summary: $0.summary, checked: Self.usual.contains($0.id))
    }
    let installed = parts.languages.installed
    languages = LanguageTable.entries.filter { installed.contains($0.tesseract) }.map {
      Language(code: $0.codes.first ?? $0.tesseract, name: $0.name)
    }
    inputs = InputKind.allCases.map(\.name).joined(separator: ", ")
    limitBytes = configuration.limits.inputBytes
    limit = "\(limitBytes >> 20) MB"
    needsToken = configuration.anonymousPagesPerDay == 0
    version = RectoVersion.current
    hours = configuration.secondsKept / 3600
  }

  /// Throws `.resourceUnavailable` when the templates are missing.
  func html() throws -> String {
    let source = try TemplateLibrary.installed().text("web/page.html")
    return try MustacheTemplate(string: source).render(self)
  }
}
