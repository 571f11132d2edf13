import Foundation
import Recto
import RectoRecognition

/// What this machine has, as far as Recto cares.
struct Examination {
  var versions: [(name: String, version: String)]
  var dataFolder: String?
  var languages: [String]
  /// The folder of the neural engine; nil when it isn't installed.
  var modelFolder: String?
  /// That of the layout model; nil when it isn't installed.
  var layoutFolder: String?
  var temporaryFolder: String
  var isTemporaryFolderWritable: Bool
  /// Directions that Apertium translates in.
  var translations: [String]

  static var current: Examination {
    let temporary = FileManager.default.temporaryDirectory.path
    return Examination(
      versions: [("recto", RectoVersion.current)] + LibraryVersions.all(),
      dataFolder: TesseractData.folder?.path,
      languages: TesseractData.installed(), modelFolder: ModelFolder.installed?.url.path,
      layoutFolder: ModelFolder.installed?.layout?.url.path,
      temporaryFolder: temporary,
      isTemporaryFolderWritable: FileManager.default.isWritableFile(atPath: temporary),
      translations: Apertium().pairs.map(\.name))
  }

  private var hasLanguage: Bool { languages.contains { $0 != "osd" && $0 != "equ" } }

  var isFit: Bool { hasLanguage && isTemporaryFolderWritable }

  /// The packages to install, those without which nothing works first.
  var missingPackages: [String] {
    (hasLanguage ? [] : [TesseractData.package(for: "eng")])
      + (languages.contains("osd") ? [] : [TesseractData.package(for: "osd")])
  }

  var lines: [String] {
    var lines = versions.map { "ok       \($0.name) \($0.version)" }
    lines.append(
      hasLanguage
        ? "ok       languages: \(languages.filter { $0 != "osd" && $0 != "equ" }.joined(separator: " ")) (\(dataFolder ?? ""))"
        : "missing  a language: nothing can be recognised")
    lines.append(
      languages.contains("osd")
        ? "ok       orientation data (osd)" : "missing  orientation data (osd): --rotate-pages does not work")
    lines.append(
      modelFolder.map { "ok       neural engine PP-OCRv6 (\($0))" }
        ?? "missing  neural engine PP-OCRv6: Tesseract reads alone; install with: recto models install")
    lines.append(
      layoutFolder.map { "ok       layout model (\($0))" }
        ?? "missing  layout model: scans are structured by geometry alone; install with: recto models install"
    )
    lines.append(
      isTemporaryFolderWritable
        ? "ok       temporary folder \(temporaryFolder)"
        : "missing  the temporary folder \(temporaryFolder) can't be written to: set TMPDIR to another")
    lines.append(
      translations.isEmpty
        ? "none     translations: apt-get install apertium apertium-eng-spa"
        : "ok       translations: \(translations.joined(separator: " "))")
    if !missingPackages.isEmpty {
      lines.append("Install with: apt-get install \(missingPackages.joined(separator: " "))")
    }
    return lines
  }
}
