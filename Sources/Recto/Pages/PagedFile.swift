import Foundation
import RectoFormats
import RectoLayout
import RectoModel

/// A document in a file of one page after the other: as often as a writer asks for them, its pages are read anew, so that
/// memory doesn't grow with their number. One thread at a time.
final class PagedFile {
  let input: JobInput
  private let reader: ReaderEntry
  private let job: Job
  private let bytes: Data
  /// What all pages together tell; nil until they were gone through once.
  private(set) var survey: PageSurvey?
  /// Of a file that can't be read, or not in this way.
  private(set) var failure: RectoError?
  /// Set where a writer plans while the pages are gone through for the first time, without knowing what the later ones tell:
  /// whether it can go on with what all of them told. nil again where it couldn't.
  var goesOn: ((PageSurvey) -> Bool)?
  /// What the file says of itself up to the page that was read last.
  private var known: DocumentMetadata?
  /// Spent on reading until now.
  private(set) var readingTime = Duration.zero

  /// nil for what is no large file of pages, and where something needs the whole document. Throws what is wrong with the
  /// file.
  init?(_ inputs: [JobInput], of job: Job, from leastBytes: Int) throws(RectoError) {
    guard let input = inputs.first, inputs.count == 1, input.pages == nil, !job.needsWholeDocuments,
      let size = try? input.file.resourceValues(forKeys: [.fileSizeKey]).fileSize, size >= leastBytes,
      let reader = OpenedInput.reader(of: input), reader.isPageWise
    else { return nil }
    self.input = input
    self.reader = reader
    self.job = job
    bytes = try MappedFile.bytes(of: input.file, limit: job.limits.inputBytes)
  }

  /// The file has to be read whole.
  var isWhole: Bool {
    if let failure { return reader.canReadWhole(after: failure) }
    return false
  }

  /// Goes through all pages once, where that was not done yet. Throws what is wrong with the file.
  func look() throws(RectoError) {
    if survey == nil { try forEachPage { _, _ in } }
  }
}

extension PagedFile: PageSequence {
  /// Known for certain once the pages were gone through, as are the others.
  var metadata: DocumentMetadata { survey?.metadata ?? known ?? job.metadata }
  var sources: [Source] { survey?.sources ?? [] }
  var pageCount: Int { survey?.pageCount ?? 0 }

  /// The first time, cells have only those values that the file and the pages before them tell.
  func makePages() throws(RectoError) -> any PageIterator {
    if let survey, let goesOn, !goesOn(survey) {
      self.goesOn = nil
      throw RectoError(.internalInvariant, "The last pages told what the plan was made without.")
    }
    return try Pages(self)
  }

  private final class Pages: PageIterator {
    private let owner: PagedFile
    private let file: any PageFile
    private let notes = NoteCollector()
    /// Of the first time.
    private var survey: PageSurvey?
    /// What was read last: taking it apart belongs to reading.
    private var last: Page?

    init(_ owner: PagedFile) throws(RectoError) {
      self.owner = owner
      let notes = notes
      let context = ReadContext(fileName: owner.input.name, limits: owner.job.limits) { notes.add($0) }
      guard let file = try owner.reader.pages(of: owner.bytes, context: context) else {
        throw RectoError(.internalInvariant, "The format is not read page by page.")
      }
      self.file = file
      if owner.survey == nil { survey = PageSurvey() }
    }

    func next() throws(RectoError) -> Page? {
      if Task.isCancelled { throw .cancelled }
      let start = ContinuousClock.now
      defer { owner.readingTime += ContinuousClock.now - start }
      last = nil
      do {
        guard var page = try file.next() else {
          survey?.finish(metadata, file.sources, notes.all)
          owner.survey = owner.survey ?? survey
          return nil
        }
        owner.known = metadata
        survey?.add(page, metadata)
        if owner.goesOn != nil { survey?.typeAsKnown(&page) }
        owner.survey?.type(&page)
        last = page
        return page
      } catch {
        owner.failure = error.at(file: owner.input.name)
        throw error.at(file: owner.input.name)
      }
    }

    private var metadata: DocumentMetadata { owner.job.metadata.filled(from: file.metadata) }
  }
}

extension Job {
  /// Corrections, translations and the images of pages are looked for in all of a document.
  fileprivate var needsWholeDocuments: Bool {
    tablesOnly || imageFolder != nil || corrections != nil || translateTo != nil
  }
}
