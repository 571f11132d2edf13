import RectoModel

/// Inputs that are documents already, as one.
struct DocumentInputs: Sendable {
  private(set) var document = Document(pages: [])
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var failures: [JobFailure] = []
  /// The input that each page comes from.
  private(set) var pageNames: [JobInput] = []

  /// nil when one of them has pages to be recognised, or none is a document.
  init?(_ opened: [(JobInput, Result<OpenedInput, RectoError>)]) {
    var joined = JoinedDocuments()
    for (input, result) in opened {
      switch result {
      case .success(.pages): return nil
      case .failure(let error): failures.append(JobFailure(input: input.name, error: error))
      case .success(.document(let document, let notes)):
        let first = joined.document.pages.count
        joined.add(document)
        diagnostics += notes.map { $0.moved(by: first) }
        pageNames += document.pages.map { _ in input }
      }
    }
    if failures.count == opened.count { return nil }
    document = opened.count == 1 ? joined.only ?? joined.document : joined.document
  }
}

extension Diagnostic {
  /// Of a document whose pages come after others.
  fileprivate func moved(by pages: Int) -> Diagnostic {
    switch self {
    case .sourceRepaired(let page, let note): .sourceRepaired(page: page + pages, note: note)
    case .sourcePartLost(let page, let what): .sourcePartLost(page: page + pages, what: what)
    case .sourceChanged(let page, let what): .sourceChanged(page: page + pages, what: what)
    default: self
    }
  }
}
