import Foundation
import RectoLayout
import RectoModel
import RectoRecognition

/// Makes one document of the inputs of a group.
struct DocumentBuilder: Sendable {
  let job: Job
  let service: any PageService
  let translator: any TextTranslator
  /// For the images of the pages.
  let spool: URL
  let progress: @Sendable (ProgressEvent) -> Void

  /// Throws when nothing of the inputs can go into a document.
  func build(_ inputs: [JobInput]) async throws(RectoError) -> RecognizedDocument {
    var recognized = try await recognize(inputs)
    if let corrections = job.corrections {
      let corrected = CorrectedDocument(recognized.document, corrections)
      recognized.document = corrected.document
      recognized.diagnostics += corrected.diagnostics
    }
    recognized.document = recognized.document.withTypedCells()
    if let language = job.translateTo {
      if let file = job.untranslated { try write(recognized.document, to: file) }
      let translated = try await DocumentTranslation.translated(
        recognized.document, from: sourceLanguage(of: recognized.document), to: language, by: translator)
      recognized.document = translated.document
      recognized.diagnostics += translated.notes
    }
    return recognized
  }

  /// What the document says it is in; else what it was read as.
  private func sourceLanguage(of document: Document) -> String {
    document.metadata.language?.description ?? job.namedLanguage ?? "eng"
  }

  private func write(_ document: Document, to file: URL) throws(RectoError) {
    do {
      try JSONEncoder().encode(document).write(to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The document can't be written; is the disk full?",
        location: .init(file: file.path), cause: "\(error)")
    }
  }

  private func recognize(_ inputs: [JobInput]) async throws(RectoError) -> RecognizedDocument {
    let opened = try await open(inputs)
    guard opened.contains(where: { (try? $0.1.get()) != nil }) else {
      throw opened.compactMap { $0.1.failure }.first ?? RectoError(.malformedInput, "No input is named.")
    }
    if let documents = DocumentInputs(opened) { return try await finished(documents) }
    return try await recognize(opened)
  }

  private typealias Opened = (JobInput, Result<OpenedInput, RectoError>)

  private func open(_ inputs: [JobInput]) async throws(RectoError) -> [Opened] {
    try await orderedConcurrentMap(inputs, width: job.width) { input throws(RectoError) in
      let file = await Result { () async throws(RectoError) in
        try await OfficeInput(input, job: job, service: service, spool: spool).readable()
      }
      let readable = (try? file.get()) ?? input
      let result = await Result { () async throws(RectoError) in
        _ = try file.get()
        return try await OpenedInput.open(readable, job: job, service: service)
      }
      if result.failure?.code == .cancelled { throw .cancelled }
      if case .success(let opened) = result { progress(.opened(input: input.name, pages: opened.pageCount)) }
      return (readable, result)
    }
  }

  private func recognize(_ opened: [Opened]) async throws(RectoError) -> RecognizedDocument {
    var parts = Parts()
    for (input, result) in opened { try parts.add(input, result, job: job, spool: spool) }
    let (tasks, isAlone) = (parts.tasks, parts.tasks.count == 1)
    let rescue = PageRescue(service: service, isAlone: isAlone)
    let results = try await orderedConcurrentMap(tasks, width: job.width) { task throws(RectoError) in
      let result = try await rescue.result(of: task)
      progress(.page(input: task.input.name, page: task.pageNumber))
      return result
    }
    try checkSomethingCame(of: results)
    return assembled(results, parts)
  }

  /// A document of blank pages only is no result.
  private func checkSomethingCame(of results: [PageResult]) throws(RectoError) {
    guard results.allSatisfy(\.page.isBlank) else { return }
    for case .pageFailed(_, let error) in results.flatMap(\.diagnostics) { throw error }
  }

  private func assembled(_ results: [PageResult], _ parts: Parts) -> RecognizedDocument {
    var metadata = job.metadata.filled(from: DocumentMetadata(title: parts.title))
    metadata.language = metadata.language ?? results.lazy.compactMap(\.page.language).first
    let document = structured(
      Document(metadata: metadata, sources: parts.sources, pages: results.map(\.page)), parts,
      regions: results.map(\.regions))
    var failures = parts.failures
    for (task, result) in zip(parts.tasks, results) where result.page.isBlank {
      for case .pageFailed(_, let error) in result.diagnostics {
        failures.append(JobFailure(input: task.input.name, error: error))
      }
    }
    var smaller: [Int: [OptimizedImage]] = [:]
    for (task, result) in zip(parts.tasks, results) {
      smaller[task.source, default: []] += result.optimized.filter { $0.object != nil }
    }
    return RecognizedDocument(
      document: document, assets: AssetStore(results.flatMap(\.assets)), sources: parts.files,
      smallerPictures: smaller, diagnostics: parts.diagnostics + results.flatMap(\.diagnostics),
      failures: failures)
  }

  /// What all pages together tell.
  private func structured(
    _ document: Document, _ parts: Parts, regions: [[LayoutRegion]]
  ) -> Document {
    var (document, bookmarks) = (document, [Bookmark]())
    for (source, given) in parts.bookmarks.enumerated() {
      let map = PageMap(parts.tasks, source: source)
      bookmarks += map.bookmarks(given)
      document.pages = document.pages.map(map.linked)
    }
    return DocumentLayout(bookmarks: bookmarks, regions: regions).structured(document)
  }

  /// Documents that were recognised already, with the images of their pages where a folder of them is named.
  private func finished(_ inputs: DocumentInputs) async throws(RectoError) -> RecognizedDocument {
    var document = inputs.document
    document.metadata = job.metadata.filled(from: document.metadata)
    var (assets, notes) = ([Asset](), inputs.diagnostics)
    if let folder = job.imageFolder {
      let images = PageImages(job: job, service: service, spool: spool, folder: try PageImageFolder(folder))
      let filled = try await images.fill(document, stems: inputs.pageNames.map(\.stem))
      (document, assets) = (filled.document, filled.assets)
      notes += filled.diagnostics
    }
    for (index, page) in inputs.pageNames.enumerated() {
      progress(.page(input: page.name, page: index + 1))
    }
    return RecognizedDocument(
      document: document, assets: AssetStore(assets), sources: [], diagnostics: notes,
      failures: inputs.failures)
  }
}

extension Page {
  /// Neither a scan nor anything on it: what stands for a page that could not even be loaded.
  fileprivate var isBlank: Bool { image == nil && original == nil && blocks.isEmpty }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}
