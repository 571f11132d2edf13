import RectoModel

/// Does what a task's `Preparation` asks for. The picture's bytes stay as they are; its placement and the pixels for
/// recognition change.
struct PagePreparer {
  let task: PageTask

  /// First turned, then made straight, then cleaned.
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
    if task.preparation.clean {
      page.look = page.bitmap
      page.bitmap = try page.bitmap.cleaned(resolution: page.resolution)
    }
    return page
  }

  private func straighten(_ page: inout LoadedPage) throws(RectoError) {
    guard let skew = try page.bitmap.skew(), skew.isBelievable else { return }
    page.placement.straighten(degrees: skew.degrees)
    page.bitmap = try page.bitmap.straightened(degrees: skew.degrees)
  }
}
