import Foundation
import RectoFormats
import RectoModel
import Synchronization
import Testing

/// What a writer made: the text and what it reported.
struct Written {
  var bytes: [UInt8]
  var text: String { String(decoding: bytes, as: UTF8.self) }
  var diagnostics: [Diagnostic]
}

/// Writes through the registry, as every user does.
func write(
  _ document: Document, as format: String, _ options: [String: String] = [:], assets: [Asset] = []
) throws -> Written {
  let diagnostics = Mutex<[Diagnostic]>([])
  let context = WriteContext(
    timestamp: Date(timeIntervalSince1970: 0), producer: "Recto", assets: AssetStore(assets),
    temporaryFolder: FileManager.default.temporaryDirectory,
    report: { diagnostic in diagnostics.withLock { $0.append(diagnostic) } })
  let writer = try #require(FormatRegistry.writer(id: format))
  var sink = MemorySink()
  try writer.write(document, options: OptionValues(options), to: &sink, context: context)
  return Written(bytes: sink.bytes, diagnostics: diagnostics.withLock(\.self))
}

func read(_ json: String, limits: Limits = Limits()) throws -> Document {
  let reader = try #require(FormatRegistry.reader(id: "json"))
  let context = ReadContext(fileName: "page.json", limits: limits, report: { _ in })
  return try reader.read(Data(json.utf8), context: context)
}
