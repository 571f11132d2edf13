/// What happens during a job, as it happens. Events of documents that are made side by side are mixed.
public enum ProgressEvent: Sendable, Hashable {
  /// The first event: so many documents will be made.
  case started(documents: Int)
  /// An input was opened; so many of its pages are wanted.
  case opened(input: String, pages: Int)
  /// A page is done, with or without text; 1-based in its document.
  case page(input: String, page: Int)
  case note(JobNote)
  case failed(JobFailure)
  case wrote(OutputReport)
  /// A document is through, well or not.
  case finished
}
