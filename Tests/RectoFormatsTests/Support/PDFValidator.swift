import Foundation

/// Checks files against PDF/A and PDF/UA with a validator that isn't ours.
struct PDFValidator {
  /// In the validator's words: `1b`, `2u`, `ua1`.
  typealias Profile = String

  private var folder: URL
  private var jobs: [(file: String, profile: Profile)] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pdf-standard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  mutating func add(_ name: String, _ bytes: [UInt8], _ profiles: Profile...) throws {
    let file = folder.appending(path: "\(name)-\(jobs.count).pdf")
    try Data(bytes).write(to: file)
    jobs += profiles.map { (file.path, $0) }
  }

  /// One line a broken rule: the file, the profile, the rule. Ends this validator.
  func failures() throws -> [String] {
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = """
      import sys, page
      for file, profile in zip(sys.argv[1::2], sys.argv[2::2]):
          for failure in page.validate_pdf(file, profile=profile).failures:
              print(file.split("/")[-1], profile, failure.rule_id, failure.message)
      print("checked")
      """
    let result = try ExternalTool.python(script, jobs.flatMap { [$0.file, $0.profile] })
    var lines = result.text.split(separator: "\n").map(String.init)
    guard lines.popLast() == "checked" else {
      throw ExternalTool.Failure(description: "the validator failed: \(result.errors)")
    }
    return lines
  }
}
