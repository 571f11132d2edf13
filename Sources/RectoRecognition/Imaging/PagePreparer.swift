import RectoModel

/// Does what a task's `Preparation` asks for. The picture's bytes stay as they are; its placement and the pixels for
/// recognition change.
struct PagePreparer {
  private let task: PageTask
  private let orientation: OrientationDetector

  init(_ task: PageTask, orientation: OrientationDetector) {
    self.task = task
    self.orientation = orientation
  }

  func prepare(_ loaded: LoadedPage) async throws(RectoError) -> LoadedPage {
    var page = loaded
    if task.preparation.rotatePages { try await turn(&page) }
    if task.preparation.deskew { try straighten(&page) }
    if task.preparation.clean { page.bitmap = try page.bitmap.cleaned(resolution: page.resolution) }
    return page
  }

  private func turn(_ page: inout LoadedPage) async throws(RectoError) {
    let turn = try await orientation.turn(for: page.bitmap, resolution: page.resolution)
    guard turn != .none else { return }
    page.placement.turn(turn)
    page.bitmap = try page.bitmap.turned(turn)
    page.diagnostics.append(.pageRotated(page: task.pageNumber, by: turn))
  }

  private func straighten(_ page: inout LoadedPage) throws(RectoError) {
    guard let skew = try page.bitmap.skew(), skew.isBelievable else { return }
    page.placement.straighten(degrees: skew.degrees)
    page.bitmap = try page.bitmap.straightened(degrees: skew.degrees)
  }
}
