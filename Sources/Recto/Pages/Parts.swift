import Foundation
import RectoLayout
import RectoModel
import RectoRecognition

/// The pages of one document to be, in order, and where they come from.
struct Parts: Sendable {
  private(set) var tasks: [PageTask] = []
  private(set) var sources: [Source] = []
  /// The files behind `sources`.
  private(set) var files: [SourceFile?] = []
  private(set) var failures: [JobFailure] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// What the inputs say of their own pages, by source.
  private(set) var bookmarks: [[Bookmark]] = []
  /// Of the first input that states one.
  private(set) var title: String?

  /// Throws `.unsupportedFeature` for a document among pages to be recognised.
  mutating func add(
    _ input: JobInput, _ result: Result<OpenedInput, RectoError>, job: Job, spool: URL
  ) throws(RectoError) {
    switch result {
    case .failure(let error): failures.append(JobFailure(input: input.name, error: error))
    case .success(.document):
      throw RectoError(
        .unsupportedFeature,
        "A document that was recognised already can't be joined with images or PDFs; convert it by itself.",
        location: .init(file: input.name))
    case .success(.pages(let info, let indices)):
      diagnostics += info.repairs.map { .sourceRepaired(page: tasks.count + 1, note: $0) }
      for index in indices {
        tasks.append(
          PageTask(
            input: input.inputFile, kind: info.kind, pageIndex: index, pageNumber: tasks.count + 1,
            source: sources.count, engine: job.engine, languages: job.languages,
            preparation: job.pagePreparation, optimization: job.optimization, spool: spool,
            limits: job.limits,
            ocrMode: job.ocrMode, keepsPages: info.canBeKept, wantsFigures: job.wantsFigures))
      }
      bookmarks.append(info.bookmarks)
      files.append(SourceFile(file: input.file, mediaType: info.kind.mediaType, password: input.password))
      sources.append(Source(name: input.sourceName, mediaType: info.kind.mediaType))
      title = title ?? info.title
    }
  }
}

extension DocumentMetadata {
  /// What is nil here is taken from `other`.
  func filled(from other: DocumentMetadata) -> DocumentMetadata {
    DocumentMetadata(
      title: title ?? other.title, author: author ?? other.author, subject: subject ?? other.subject,
      keywords: keywords ?? other.keywords, language: language ?? other.language)
  }
}
