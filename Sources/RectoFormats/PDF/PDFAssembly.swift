import Foundation
internal import RectoModel
internal import RectoPDF

/// Puts the text layer, the pictures and the pages of sources together. No stream is recoded, and none is in memory.
struct PDFAssembly {
  var pages: [PDFPageRecord]
  /// Cairo's file: the text of each page.
  var layers: TextLayerFile
  /// nil when there are none.
  var pictures: QPDFDocument?
  var replacements: [PictureReplacement] = []

  /// A file of pages that are all drawn: Cairo's own file, with the pictures under the text.
  func drawn() throws(RectoError) -> QPDFDocument {
    let file = layers.file
    for (index, record) in pages.enumerated() {
      let page = file.page(index)
      if record.picture != nil { addPicture(of: record, to: page["/Resources"], in: file) }
      let contents = page["/Contents"]
      let text = contents.streamData(.generalized).map { [UInt8]($0) } ?? []
      contents.replaceData(Array("\(record.pictureOperators)3 Tr\n".utf8) + text)
      turn(page, by: record.shownTurn)
      try file.check()
    }
    return file
  }

  /// A file that keeps pages: that of the first source, with all that belongs to it.
  /// `report` is told what could not be kept.
  func grafted(
    onto sources: KeptSources, report: (Diagnostic) -> Void
  ) throws(RectoError) -> QPDFDocument {
    guard let first = sources.order.first, let base = sources[first] else {
      throw RectoError(.internalInvariant, "No source is open to keep pages of.")
    }
    for number in sources.order {
      guard let source = sources[number], let pictures else { continue }
      PictureReplacement.apply(replacements.filter { $0.source == number }, to: source, from: pictures)
    }
    arrange(base, first, sources)
    try base.check()
    for source in sources.order.dropFirst() {
      guard let file = sources[source] else { continue }
      for part in JoinedParts(of: file, into: base).take() {
        report(.sourcePartLost(page: 1 + (pages.firstIndex { $0.kept?.source == source } ?? 0), what: part))
      }
      try base.check()
    }
    let analyzer = PageContentAnalyzer(base)
    for (index, record) in pages.enumerated() {
      let page = base.page(index)
      if let kept = record.kept {
        turn(page, by: kept.turn)
        if kept.treatment == .redone || kept.treatment == .stripped {
          _ = analyzer.removeHiddenText(from: page)
        }
      }
      lay(record, index, over: page, in: base)
      turn(page, by: record.shownTurn)
      try base.check()
    }
    return base
  }

  // MARK: Pages of sources

  /// Brings the pages of all sources, and blank ones for those that are drawn, into the document's order.
  private func arrange(_ base: QPDFDocument, _ first: Int, _ sources: KeptSources) {
    let wanted = pages.map { $0.kept.flatMap { $0.source == first ? $0.index : nil } }
    guard wanted != Array(0..<base.pageCount) else { return }
    let ids = (0..<base.pageCount).map { index in
      let page = base.page(index)
      return (id: page.id, generation: page.generation)
    }
    for id in ids { base.remove(page: base.object(id: id.id, generation: id.generation)) }
    let copies = copies(of: sources, first, in: base)
    for record in pages {
      if let kept = record.kept, kept.source == first {
        base.append(page: base.object(id: ids[kept.index].id, generation: ids[kept.index].generation))
      } else if let copy = record.kept.flatMap({ copies[$0.place] }) {
        base.append(page: base.object(id: copy))
      } else {
        base.append(page: base.indirect(base.object("<< /Type /Page /Resources << >> >>")))
      }
    }
    // Bookmarks and links would keep the pages that are left out in the file.
    for index in Set(ids.indices).subtracting(wanted.compactMap(\.self)).sorted() {
      base.erase(id: ids[index].id, generation: ids[index].generation)
    }
  }

  /// The pages that other sources than the first give: the numbers of their objects in the file.
  private func copies(
    of sources: KeptSources, _ first: Int, in base: QPDFDocument
  ) -> [KeptPage.Place: Int] {
    var copies: [KeptPage.Place: Int] = [:]
    for number in sources.order where number != first {
      guard let source = sources[number] else { continue }
      NamedDestinations(of: source).resolve()
      let indices = Set(pages.compactMap(\.kept).filter { $0.source == number }.map(\.index)).sorted()
      for (index, id) in zip(indices, base.copyPages(indices, of: source)) {
        copies[.init(source: number, index: index)] = id
        // The number is one in the structure tree of its own file.
        base.object(id: id).remove("/StructParents")
      }
    }
    return copies
  }

  private func turn(_ page: borrowing QPDFObject, by turn: Rotation) {
    guard turn != .none else { return }
    page.set("/Rotate", "\(PageGeometry(page).rotation.rawValue)")
    page.set("/Rotate", "\((PageGeometry(page).rotation + turn).rawValue)")
  }

  // MARK: Layers

  /// The layer comes before what the page has: what stands behind an unbalanced operator would be somewhere else.
  private func lay(
    _ record: PDFPageRecord, _ index: Int, over page: borrowing QPDFObject, in file: QPDFDocument
  ) {
    let isKept = record.kept != nil && record.kept?.treatment != .pictured
    guard record.hasText || record.picture != nil || !isKept else { return }
    if record.kept == nil {
      page.set("/MediaBox", "[0 0 \(record.size.width.pdf()) \(record.size.height.pdf())]")
    }
    let resources = isKept ? page["/Resources"].shallowCopy() : file.object("<< >>")
    let placement = PageGeometry(page).placement.pdf
    var operators = "q \(placement) cm\n\(record.pictureOperators)"
    if record.picture != nil { addPicture(of: record, to: resources, in: file) }
    if record.hasText {
      let objects = resources["/XObject"].shallowCopy()
      let name = objects.unusedKey("/RectoText")
      objects.set(name, layers.form(index, size: record.size, in: file))
      resources.set("/XObject", objects)
      operators += "3 Tr /Artifact BMC \(name) Do EMC\n"
    }
    let contents = file.object("[]")
    contents.append(file.stream(Array((operators + "Q\n").utf8)))
    if isKept { page["/Contents"].eachStream { contents.append($0) } }
    page.set("/Resources", resources)
    page.set("/Contents", contents)
  }

  private func addPicture(
    of record: PDFPageRecord, to resources: borrowing QPDFObject, in file: QPDFDocument
  ) {
    guard let picture = record.picture, let pictures else { return }
    resources.set("/XObject", picture.parts.resources(from: pictures, in: file))
  }
}

extension QPDFObject {
  /// The key, or the key with a number when the dictionary has it.
  fileprivate func unusedKey(_ key: String) -> String {
    let taken = Set(keys)
    guard taken.contains(key) else { return key }
    return (1...).lazy.map { "\(key)\($0)" }.first { !taken.contains($0) } ?? key
  }

  /// The streams of a page's contents, which may be one or an array.
  fileprivate func eachStream(_ body: (borrowing QPDFObject) -> Void) {
    if isStream { return body(self) }
    for index in 0..<count {
      let stream = item(index)
      if stream.isStream { body(stream) }
    }
  }
}
