import Foundation
import RectoModel
import RectoRecognition

/// The file of what was recognised for a case: a document in Recto's JSON, whose pages are given to pictures of their
/// size, in order.
struct RecognizedPages {
  let file: URL

  init(_ file: URL) { self.file = file }

  /// What `recognize` gives is written first; it is told whether there is a file.
  func load(
    or recognize: (_ isThere: Bool) async throws(RectoError) -> [Page]?
  ) async throws(RectoError) -> [Page] {
    let isThere = FileManager.default.fileExists(atPath: file.path)
    if let pages = try await recognize(isThere) {
      try FileReplacement.write(try Self.encoded(pages), to: file)
      return pages
    }
    guard let data = try? Data(contentsOf: file) else {
      throw RectoError(
        .resourceUnavailable, "What was recognised is not recorded yet; run recto golden record.",
        location: .init(file: file.path))
    }
    do {
      return try Document(json: data).pages
    } catch {
      throw error.at(file: file.path)
    }
  }

  private static func encoded(_ pages: [Page]) throws(RectoError) -> Data {
    do {
      return try JSONEncoder.ordered.encode(Document(pages: pages))
    } catch {
      throw RectoError(.internalInvariant, "What was recognised can't be written as JSON.", cause: "\(error)")
    }
  }
}

/// The pages that an engine gave, in order.
actor RecognitionLog {
  private(set) var pages: [Page] = []

  func add(_ page: Page) { pages.append(page) }
}

/// An engine whose answers are kept.
struct LoggedRecognizer: PageRecognizer {
  private let engine: any PageRecognizer
  private let log: RecognitionLog

  var identity: EngineIdentity { engine.identity }

  init(_ engine: any PageRecognizer, log: RecognitionLog) { (self.engine, self.log) = (engine, log) }

  func recognize(_ image: PageBitmap, hints: RecognitionHints) async throws(RectoError) -> Page {
    let page = try await engine.recognize(image, hints: hints)
    await log.add(page)
    return page
  }
}
