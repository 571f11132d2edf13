import RectoModel

/// Finds out where bookmarks and links of a document lead. Names are read when the first one is met. One thread at a
/// time.
package final class Destinations {
  private let document: QPDFDocument
  /// The indices of pages by the numbers of their objects.
  private lazy var pages: [Int: Int] = {
    var pages: [Int: Int] = [:]
    for index in 0..<document.pageCount { pages[document.page(index).id] = index }
    return pages
  }()
  private lazy var names: [[UInt8]: PagePlace] = {
    var names: [[UInt8]: PagePlace] = [:]
    let old = document.catalog["/Dests"]
    for key in old.keys { names[Array(key.dropFirst().utf8)] = explicit(old[key]) }
    NameTree(document.catalog["/Names"]["/Dests"]).each { name, value in names[name] = explicit(value) }
    return names
  }()

  package init(of document: QPDFDocument) { self.document = document }

  /// Of a bookmark or an annotation; nil when it leads out of the document or nowhere.
  func place(of object: borrowing QPDFObject) -> PagePlace? {
    if let place = place(object["/Dest"]) { return place }
    let action = object["/A"]
    return action["/S"].isName("/GoTo") ? place(action["/D"]) : nil
  }

  private func place(_ destination: borrowing QPDFObject) -> PagePlace? {
    switch destination.kind {
    case .name: destination.name.flatMap { names[Array($0.dropFirst().utf8)] }
    case .string: names[destination.stringBytes]
    default: explicit(destination)
    }
  }

  /// `[page /XYZ left top zoom]` and the like, or a dictionary with it.
  private func explicit(_ object: borrowing QPDFObject) -> PagePlace? {
    let list = object.kind == .dictionary ? object["/D"] : object.again()
    guard list.count > 0, let index = index(of: list.item(0)) else { return nil }
    return PagePlace(pageIndex: index, y: point(list).map { y($0, onPage: index) })
  }

  /// Pages of other files are numbers; some writers number the own ones too.
  private func index(of page: borrowing QPDFObject) -> Int? {
    if page.kind == .dictionary { return pages[page.id] }
    guard page.kind == .number, (0..<document.pageCount).contains(page.integer) else { return nil }
    return page.integer
  }

  /// In the page's own space.
  private func point(_ list: borrowing QPDFObject) -> Point? {
    let view = list.item(1)
    func number(_ index: Int) -> Double? { list.item(index).number.flatMap { $0.isFinite ? $0 : nil } }
    if view.isName("/XYZ") { return number(3).map { Point(x: number(2) ?? 0, y: $0) } }
    if view.isName("/FitH") || view.isName("/FitBH") { return number(2).map { Point(x: 0, y: $0) } }
    if view.isName("/FitR") { return number(5).map { Point(x: number(2) ?? 0, y: $0) } }
    return nil
  }

  private func y(_ point: Point, onPage index: Int) -> Double {
    let geometry = PageGeometry(document.page(index))
    return min(max(geometry.display.apply(to: point).y, 0), geometry.displayedSize.height)
  }
}
