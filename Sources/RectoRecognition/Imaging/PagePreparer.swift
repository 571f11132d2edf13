import RectoModel

/// Does what a task's `Preparation` asks for. The picture's bytes stay as they are; its placement and the pixels for
/// recognition change.
struct PagePreparer {
  let task: PageTask

  /// Angles are as good at this size, in pixels, and found in a few milliseconds.
  private static let measuredSide = 2000.0

  /// First turned, then made straight, then cleaned. A page that leans much is made straight to be read without being
  /// asked, unless it has text of its own, which lies as the page does.
  func prepare(_ loaded: LoadedPage, turn: Rotation) throws(RectoError) -> LoadedPage {
    var page = loaded
    if turn != .none {
      page.placement.turn(turn)
      page.turn = turn
      page.bitmap = try page.bitmap.turned(turn)
      page.diagnostics.append(
        task.preparation.rotatePages
          ? .pageRotated(page: task.pageNumber, by: turn) : .pageReadTurned(page: task.pageNumber, by: turn))
    }
    if task.preparation.deskew {
      if page.original?.isShown == true {
        page.diagnostics.append(
          .engineNote(page: task.pageNumber, note: "not made straight, since the page itself is kept"))
      } else {
        try straighten(&page)
      }
    }
    if page.placement.deskew == 0, page.original?.text.isEmpty != false { try straightenToRead(&page) }
    if task.preparation.clean {
      page.look = page.bitmap
      page.bitmap = try page.bitmap.cleaned(resolution: page.resolution)
    }
    return page
  }

  private func straighten(_ page: inout LoadedPage) throws(RectoError) {
    guard let skew = try page.bitmap.skew(), skew.isBelievable else { return }
    try straighten(&page, degrees: skew.degrees)
  }

  private func straightenToRead(_ page: inout LoadedPage) throws(RectoError) {
    let ink = try page.bitmap.ink(longestSide: Self.measuredSide).ink
    guard let skew = try ink.skew(), skew.tiltsAreas else { return }
    guard skew.hindersReading else {
      page.lean = skew.degrees
      return
    }
    try straighten(&page, degrees: skew.degrees)
    page.straightened = skew.degrees
  }

  private func straighten(_ page: inout LoadedPage, degrees: Double) throws(RectoError) {
    page.placement.straighten(degrees: degrees)
    page.bitmap = try page.bitmap.straightened(degrees: degrees)
  }
}
