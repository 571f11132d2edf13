public import Foundation
public import RectoModel

/// What an output is expected to be, in a file or folder that people have read and approved.
public struct GoldenFile: Sendable {
  public enum Storage: String, Sendable, CaseIterable {
    /// The file itself; compared as `Comparison` compares.
    case whole
    /// As texts that can be reviewed: a folder with the parts of an Office file, the objects and words of a PDF. Text
    /// formats are what they are. Compared line by line.
    case exploded
  }

  /// The golden file, or its folder.
  public let url: URL
  private let rendering: GoldenRendering
  private let storage: Storage

  /// `stem` names the file: `stem.docx`, and exploded `stem.pdf.txt`.
  public init(_ stem: String, of format: Format, in folder: URL, storage: Storage) {
    rendering = GoldenRendering(of: format, stem: stem)
    self.storage = storage
    let ending = format.fileExtensions.first ?? format.id
    url = folder.appendingPathComponent(storage == .whole ? "\(stem).\(ending)" : rendering.fileName)
  }

  /// Compares an output with the golden file, or writes it. Throws `.malformedInput` when the bytes are not of the
  /// format, and what can't be read or written. `name` is the case.
  public func verify(
    _ bytes: [UInt8], name: String, options: ComparisonOptions = ComparisonOptions(),
    recording: GoldenRecording = .current
  ) throws(RectoError) -> Verdict {
    var verdict = Verdict(name: name, file: url.lastPathComponent, outcome: .missing)
    verdict.message = "there is no golden file yet; record it and read what was written"
    try FileReplacement.recover(url)
    let files = storage == .exploded ? try exploded(bytes) : []
    if FileManager.default.fileExists(atPath: url.path) {
      let report = storage == .whole ? try compare(bytes, options) : try compare(files, options)
      verdict = Verdict(name: name, file: url.lastPathComponent, report)
    }
    guard recording.records(verdict.outcome) else { return verdict }
    if storage == .whole { try FileReplacement.write(Data(bytes), to: url) } else { try record(files) }
    verdict.outcome = .recorded
    verdict.message = "recorded; read what was written, and run again without recording"
    return verdict
  }

  // MARK: Whole

  private func compare(_ bytes: [UInt8], _ options: ComparisonOptions) throws(RectoError) -> ComparisonReport
  {
    let folder = try TemporaryFolder()
    let made = try folder.write(Data(bytes), url.lastPathComponent)
    return try Comparison(options: options).compare(expected: url, actual: made)
  }

  // MARK: Exploded

  /// Names within the folder; one file has no name.
  private func exploded(_ bytes: [UInt8]) throws(RectoError) -> [(name: String, text: String)] {
    let prefix = rendering.fileName + "/"
    return try rendering.files(of: bytes).map { file in
      (file.name.hasPrefix(prefix) ? String(file.name.dropFirst(prefix.count)) : "", file.text)
    }
  }

  private func place(of name: String) -> URL { name.isEmpty ? url : url.appendingPathComponent(name) }

  private func compare(
    _ files: [(name: String, text: String)], _ options: ComparisonOptions
  ) throws(RectoError) -> ComparisonReport {
    var list = DifferenceList(MaskSet(options.masks), listed: options.listed)
    let known = files.map(\.name)
    let found =
      url.isFolder ? ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() : [""]
    for name in found where !known.contains(name) && !name.hasPrefix(".") {
      list.add(.part, at: DifferencePlace(part: name), expected: name, actual: nil)
    }
    for file in files {
      guard found.contains(file.name) else {
        list.add(.part, at: DifferencePlace(part: file.name), expected: nil, actual: file.text)
        continue
      }
      let expected = try ComparedFile(place(of: file.name), name: file.name, limits: options.limits)
      TextComparison(part: file.name.isEmpty ? nil : file.name).compare(
        String(decoding: expected.data, as: UTF8.self), file.text, into: &list)
    }
    let name = url.lastPathComponent
    var report = ComparisonReport(expected: name, actual: name, kind: url.isFolder ? .folder : .text)
    (report.differences, report.differenceCount) = (list.differences, list.count)
    return report
  }

  private func record(_ files: [(name: String, text: String)]) throws(RectoError) {
    if files.count == 1, let file = files.first, file.name.isEmpty {
      return try FileReplacement.write(Data(file.text.utf8), to: url)
    }
    let fresh = FileReplacement.hidden(url, "new")
    try? FileManager.default.removeItem(at: fresh)
    for file in files {
      try FileReplacement.write(Data(file.text.utf8), to: fresh.appendingPathComponent(file.name))
    }
    try FileReplacement.replace(url, with: fresh)
  }
}

extension GoldenFile {
  /// Compares a text with a file, line by line, or writes it.
  public static func verify(
    _ text: String, with file: URL, name: String, options: ComparisonOptions = ComparisonOptions(),
    recording: GoldenRecording = .current
  ) throws(RectoError) -> Verdict {
    let format = Format(
      id: "txt", name: "text", fileExtensions: [file.pathExtension], mediaType: MediaType("text/plain"),
      summary: "")
    let golden = GoldenFile(
      file.deletingPathExtension().lastPathComponent, of: format, in: file.deletingLastPathComponent(),
      storage: .exploded)
    return try golden.verify(Array(text.utf8), name: name, options: options, recording: recording)
  }
}
