import Foundation
internal import RectoModel
internal import RectoPDF

/// The bookmarks of a file, from the document's headings: plain values, nested by level without gaps.
struct PDFOutline: Sendable, Hashable {
  /// When there are bookmarks.
  enum Choice: String, Sendable, Hashable, CaseIterable {
    /// For two headings and more.
    case auto
    /// For one heading and more.
    case always
    case none
  }

  /// In reading order.
  private(set) var entries: [Entry] = []

  struct Entry: Sendable, Hashable {
    var title: String
    /// 1 and up.
    var level: Int
    /// 0-based.
    var page: Int
    /// Where the heading's upper left corner lies, in the page's own coordinates.
    var corner: Point
  }

  /// nil when there is nothing to list. `place` maps page units of a page, 0-based, to the page's own coordinates.
  init?(_ document: Document, _ choice: Choice = .auto, place: (_ page: Int, _ corner: Point) -> Point) {
    guard choice != .none else { return nil }
    var levels = HeadingLevels()
    for (index, page) in document.pages.enumerated() {
      for block in page.blocks where block.continues == nil {
        guard case .heading(let heading) = block.content,
          let title = heading.paragraph.lines.runningText.printable
        else { continue }
        let box = block.region.box
        let corner = place(index, Point(x: box.minX, y: box.minY))
        entries.append(
          Entry(
            title: String(title.prefix(300)), level: levels.next(heading.level), page: index,
            corner: corner))
      }
    }
    guard entries.count >= (choice == .always ? 1 : 2) else { return nil }
  }

  /// Writes the bookmarks, closed below the first level, in place of those that the file has.
  func apply(to file: QPDFDocument) {
    let root = file.indirect(file.object("<< /Type /Outlines >>"))
    let ids = entries.map { _ in file.indirect(file.object("<< >>")).id }
    let top = link(level: 1, in: entries.indices, under: root, ids, file)
    root.set("/Count", "\(top)")
    file.catalog.set("/Outlines", root)
  }

  /// Links the entries of one level among `range`, and those below them; returns how many there are.
  private func link(
    level: Int, in range: Range<Int>, under parent: borrowing QPDFObject, _ ids: [Int], _ file: QPDFDocument
  ) -> Int {
    let members = range.filter { entries[$0].level == level }
    for (place, index) in members.enumerated() {
      let item = file.object(id: ids[index])
      describe(entries[index], item, in: file)
      item.set("/Parent", parent)
      if place > 0 { item.set("/Prev", file.object(id: ids[members[place - 1]])) }
      let isLast = place == members.count - 1
      if !isLast { item.set("/Next", file.object(id: ids[members[place + 1]])) }
      let inner = index + 1..<(isLast ? range.upperBound : members[place + 1])
      let count = inner.isEmpty ? 0 : link(level: level + 1, in: inner, under: item, ids, file)
      if count > 0 { item.set("/Count", "\(-count)") }
    }
    if let first = members.first, let last = members.last {
      parent.set("/First", file.object(id: ids[first]))
      parent.set("/Last", file.object(id: ids[last]))
    }
    return members.count
  }

  private func describe(_ entry: Entry, _ item: borrowing QPDFObject, in file: QPDFDocument) {
    item.set("/Title", file.string(entry.title))
    let destination = file.object("[]")
    destination.append(file.page(entry.page))
    for part in ["/XYZ", entry.corner.x.tenths, entry.corner.y.tenths, "null"] {
      destination.append(file.object(part))
    }
    item.set("/Dest", destination)
  }
}
