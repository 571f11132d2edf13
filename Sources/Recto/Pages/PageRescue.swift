import RectoModel
import RectoRecognition

/// What is done about a page that fails: it stays in the document, without text when it must.
struct PageRescue {
  let service: any PageService
  /// The page is all that its document has: it is better to say that the file failed.
  let isAlone: Bool

  func result(of task: PageTask) async throws(RectoError) -> PageResult {
    let failure: RectoError
    do {
      return try await service.process(task)
    } catch {
      // A missing language or file is not the page's fault, and the next page would miss it too.
      guard error.code != .cancelled, error.code != .resourceUnavailable else { throw error }
      failure = error
    }
    let lost = Diagnostic.pageFailed(page: task.pageNumber, error: failure)
    do {
      var result = try await service.withoutText(task)
      result.diagnostics.append(lost)
      return result
    } catch {
      guard error.code != .cancelled, !isAlone else { throw error.code == .cancelled ? error : failure }
      return PageResult(page: Self.blank(task), assets: [], diagnostics: [lost])
    }
  }

  /// A4, since nothing is known of the page. A page of a PDF may still be kept as it is.
  private static func blank(_ task: PageTask) -> Page {
    let isKept = task.kind == .pdf && task.keepsPages
    return Page(
      size: Size(width: 595, height: 842), resolution: .assumed(72), blocks: [],
      provenance: Provenance(source: task.source, page: task.pageIndex + 1),
      original: isKept ? OriginalPage(.kept, reason: "it could not be read") : nil)
  }
}
