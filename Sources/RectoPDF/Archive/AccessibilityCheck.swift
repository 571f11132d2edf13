/// PDF/UA-1, ISO 14289-1, for files that another program wrote. No program can make such a file accessible, so what is
/// asked for is that it is already: that it says so, and has what can be checked without reading it.
package enum AccessibilityCheck {
  /// What is missing, each once. None for a file whose claim may be kept.
  package static func obstacles(in document: QPDFDocument) -> [ArchiveObstacle] {
    var obstacles = ArchiveObstacles()
    let catalog = document.catalog
    let metadata = ArchiveMetadata(document)
    func want(_ isThere: Bool, _ clause: String, _ missing: String) {
      if !isThere { obstacles.add(clause, missing, .accessible) }
    }
    want(metadata.accessibilityPart == 1, "5", "The metadata of the file don't say that it is PDF/UA-1")
    want(catalog["/MarkInfo"]["/Marked"].isTrue, "6.2", "The file isn't marked as tagged")
    want(!catalog["/MarkInfo"]["/Suspects"].isTrue, "7.1", "The file says that its tags may be wrong")
    want(!catalog["/StructTreeRoot"]["/K"].isNull, "7.1", "The file has no structure tree")
    want(catalog["/Lang"].text?.isEmpty == false, "7.2", "The file doesn't tell its language")
    want(metadata.hasTitle, "7.1", "The metadata of the file have no title")
    want(
      catalog["/ViewerPreferences"]["/DisplayDocTitle"].isTrue, "7.1",
      "The file doesn't ask readers to show its title")
    for index in 0..<document.pageCount {
      let page = document.page(index)
      if page["/Annots"].count > 0, !page["/Tabs"].isName("/S") {
        obstacles.add(
          "7.18.3", "The order of links and fields isn't that of the tags", .accessible, page: index + 1)
      }
    }
    let fonts = ArchiveCheck.obstacles(in: document, level: ArchiveLevel(.two, .b)).filter {
      $0.clause.hasPrefix("6.2.11") || $0.clause == "6.1"
    }
    return obstacles.all + fonts
  }
}
