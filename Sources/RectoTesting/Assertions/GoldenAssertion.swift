public import Foundation
public import RectoComparison
import RectoFormats
public import RectoModel

/// How `assertGolden` keeps and compares its files. The value of the environment goes before `recording`.
public struct GoldenSettings: Sendable {
  /// Where golden files are; nil for `GoldenFiles/` beside the test's file, with a folder for each file of tests.
  public var folder: URL?
  public var storage: GoldenFile.Storage
  public var recording: GoldenRecording
  public var options: ComparisonOptions

  public init(
    folder: URL? = nil, storage: GoldenFile.Storage = .exploded, recording: GoldenRecording = .missing,
    options: ComparisonOptions = ComparisonOptions()
  ) {
    self.folder = folder
    self.storage = storage
    self.recording = recording
    self.options = options
  }
}

/// An output that is compared with its golden file: what `assertGolden` does, without telling a test framework.
public struct GoldenAssertion: Sendable {
  private let stem: String
  private let folder: URL
  private let settings: GoldenSettings

  /// `test` is a function's name; `name` tells several outputs of one test apart.
  public init(test: String, name: String?, file: String, settings: GoldenSettings) {
    let source = URL(fileURLWithPath: file)
    let words = test.prefix { $0 != "(" }.filter { $0 != "`" }
    stem = Self.fileName([String(words), name].compactMap(\.self).joined(separator: "-"))
    folder =
      settings.folder
      ?? source.deletingLastPathComponent().appendingPathComponent("GoldenFiles", isDirectory: true)
      .appendingPathComponent(source.deletingPathExtension().lastPathComponent, isDirectory: true)
    self.settings = settings
  }

  /// Letters, digits, dots and hyphens stay.
  private static func fileName(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
  }

  /// What the writer of the format makes of the document. The date in it is fixed.
  public func verify(
    _ document: Document, assets: AssetStore = AssetStore(), as format: GoldenFormat, options: OptionValues
  ) throws(RectoError) -> Verdict {
    let writer = try format.writer
    try options.check(against: writer.options, format: format.id)
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 1_767_225_600), producer: "Recto golden files", assets: assets,
      temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in })
    var sink = MemorySink()
    try writer.write(document, options: options, to: &sink, context: context)
    return try verify(sink.bytes, as: writer.format)
  }

  /// Bytes of a format, whoever made them.
  public func verify(_ bytes: [UInt8], as format: Format) throws(RectoError) -> Verdict {
    let golden = GoldenFile(stem, of: format, in: folder, storage: settings.storage)
    return try golden.verify(
      bytes, name: folder.lastPathComponent, options: settings.options,
      recording: GoldenRecording.requested ?? settings.recording)
  }
}
