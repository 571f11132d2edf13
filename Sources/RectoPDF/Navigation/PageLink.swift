package import RectoModel

/// An area of a page that leads elsewhere.
package struct PageLink: Sendable, Hashable {
  /// In points from the top left of the page as it is shown.
  package var box: Rect
  /// An address, or `#page=3` for a page of the same file, 1-based.
  package var target: String

  private static let most = 5_000

  /// In the order of the page's annotations. The page's attributes must be settled.
  package static func all(on page: borrowing QPDFObject, _ destinations: Destinations) -> [PageLink] {
    let display = PageGeometry(page).display
    let annotations = page["/Annots"]
    var links: [PageLink] = []
    for index in 0..<min(annotations.count, most) {
      let annotation = annotations.item(index)
      guard annotation["/Subtype"].isName("/Link"), let numbers = annotation["/Rect"].numbers,
        numbers.count == 4, numbers.allSatisfy(\.isFinite),
        let target = target(of: annotation, destinations)
      else { continue }
      let corners = [Point(x: numbers[0], y: numbers[1]), Point(x: numbers[2], y: numbers[3])]
      guard let box = Rect(around: corners) else { continue }
      links.append(PageLink(box: display.apply(to: box), target: target))
    }
    return links
  }

  private static func target(of annotation: borrowing QPDFObject, _ destinations: Destinations) -> String? {
    let action = annotation["/A"]
    if action["/S"].isName("/URI") {
      let address = (action["/URI"].text ?? "").filter { !$0.isWhitespace && !$0.isNewline }
      return address.isEmpty ? nil : address
    }
    return destinations.place(of: annotation).map { "#page=\($0.pageIndex + 1)" }
  }
}
