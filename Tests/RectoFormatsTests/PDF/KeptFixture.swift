import Foundation
import RectoFormats
import RectoModel
import RectoPDF
import Synchronization
import Testing

/// PDF files to keep pages of, and what was written from them.
final class KeptFixture: Sendable {
  let folder: URL
  private let reported = Mutex<[Diagnostic]>([])

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("kept-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var diagnostics: [Diagnostic] { reported.withLock(\.self) }

  /// A file whose pages have these dictionaries and the content `pages[index].content`.
  func source(
    _ name: String, pages: [(page: String, content: String)], password: String? = nil,
    _ complete: (QPDFDocument) -> Void = { _ in }
  ) throws -> SourceFile {
    let document = QPDFDocument()
    for (entries, content) in pages {
      let page = document.object("<< /Type /Page /Resources << >> \(entries) >>")
      page.set("/Contents", document.stream(Array(content.utf8)))
      document.append(page: document.indirect(page))
    }
    complete(document)
    var options = QPDFDocument.WriteOptions()
    options.password = password
    let file = folder.appendingPathComponent(name)
    try document.write(to: file, options)
    return SourceFile(file: file, mediaType: .pdf, password: password)
  }

  /// The file that is made of `pages`, each with its source's index and 1-based number.
  func write(
    _ pages: [(page: Page, source: Int, number: Int)], of sources: [SourceFile],
    options: [String: String] = [:], assets: [Asset] = [], smallerPictures: [Int: [OptimizedImage]] = [:]
  ) throws -> URL {
    let kept = pages.map { page, source, number in
      var page = page
      page.provenance = Provenance(source: source, page: number)
      page.original = page.original ?? OriginalPage(.added, reason: "test")
      return page
    }
    let document = Document(
      sources: sources.map { Source(name: $0.file.lastPathComponent, mediaType: .pdf) }, pages: kept)
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 1_600_000_000), producer: "Recto test",
      assets: AssetStore(assets),
      sources: sources, smallerPictures: smallerPictures, temporaryFolder: folder
    ) { diagnostic in self.reported.withLock { $0.append(diagnostic) } }
    var sink = MemorySink()
    try WriterEntry(PDFWriter.self).write(
      document, options: OptionValues(options), to: &sink, context: context)
    let file = folder.appendingPathComponent("out-\(UUID().uuidString).pdf")
    try Data(sink.bytes).write(to: file)
    let password = options["encrypt"].map { ["--password=\($0)"] } ?? []
    #expect(try ExternalTool.qpdf.run(["--check"] + password + [file.path]).status == 0)
    return file
  }

  func render(_ file: URL, _ arguments: String...) throws -> Data {
    try ExternalTool.pdftoppm.run(["-r", "50", "-cropbox"] + arguments + [file.path]).output
  }
}
