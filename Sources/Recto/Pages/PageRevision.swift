public import Foundation
public import RectoModel
import RectoRecognition

/// Reads recognised pages once more, with something better than the local engine: a vision model. Calls may come from any
/// task and side by side.
public protocol PageRevision: Sendable {
  /// The page with other blocks, or as it was, and what is to be said about it. `picture` is the page upright as a PNG of the
  /// pixels that its boxes count in, or larger or smaller in both directions alike; `ink` are the boxes of its connected ink in
  /// page units, none where there is more than text could be. Throws `.cancelled` only.
  func revise(
    _ page: Page, picture: Data, ink: [Rect], number: Int
  ) async throws(RectoError) -> (page: Page, notes: [Diagnostic])
}

/// Pages that are read twice: by the engine, which finds where words are, and by the revision, which may know better what
/// they are.
struct RevisedPages: PageService {
  let base: any PageService
  let revision: any PageRevision

  func probe(_ input: InputFile, limits: Limits) async throws(RectoError) -> InputInfo {
    try await base.probe(input, limits: limits)
  }

  func examine(_ input: InputFile, limits: Limits) async throws(RectoError) -> OfficeInfo? {
    try await base.examine(input, limits: limits)
  }

  var officeExecutable: URL? { base.officeExecutable }

  func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    try await base.withoutText(task)
  }

  func picture(_ task: PageTask) async throws(RectoError) -> URL { try await base.picture(task) }
  func look(_ task: PageTask) async throws(RectoError) -> PageLook { try await base.look(task) }

  /// Text that a PDF has already is not read again.
  func process(_ task: PageTask) async throws(RectoError) -> PageResult {
    var result = try await base.process(task)
    guard result.page.provenance?.engine?.isEmbeddedText == false else { return result }
    var task = task
    task.turn = result.turn
    let look = try await base.look(task)
    defer { try? FileManager.default.removeItem(at: look.picture) }
    guard let picture = try? Data(contentsOf: look.picture) else { return result }
    let revised = try await revision.revise(
      result.page, picture: picture, ink: look.ink(on: result.page), number: task.pageNumber)
    result.page = revised.page
    result.diagnostics += revised.notes
    return result
  }
}
