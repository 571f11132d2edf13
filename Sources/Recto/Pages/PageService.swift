import Foundation
import RectoModel
import RectoRecognition

/// Opens files and makes pages, in this process or in others. Calls may come from any task and side by side.
protocol PageService: Sendable {
  func probe(_ input: InputFile, limits: Limits) async throws(RectoError) -> InputInfo
  /// nil for what is no Office file.
  func examine(_ input: InputFile, limits: Limits) async throws(RectoError) -> OfficeInfo?
  /// What becomes LibreOffice once it is confined; nil to start it as it is.
  var officeExecutable: URL? { get }
  func process(_ task: PageTask) async throws(RectoError) -> PageResult
  /// The page with its image and no text.
  func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult
  /// A PNG of the page in the task's folder, for people and for models.
  func picture(_ task: PageTask) async throws(RectoError) -> URL
  /// The same, with where its ink is.
  func look(_ task: PageTask) async throws(RectoError) -> PageLook
}

extension PageTask {
  /// Where the picture of the page goes.
  var pictureFile: URL { spool.appendingPathComponent("picture-\(pageNumber).png") }
}
