/// Writes the places that a document's bookmarks and links name into them, so that they can go into another
/// document, which has other names.
package struct NamedDestinations {
  private let document: QPDFDocument
  /// Numbers of indirect objects: the places themselves.
  private var places: [[UInt8]: Int] = [:]
  private static let deepest = 100

  package init(of document: QPDFDocument) {
    self.document = document
    let catalog = document.catalog
    var places: [[UInt8]: Int] = [:]
    let old = catalog["/Dests"]
    for key in old.keys { places[Array(key.dropFirst().utf8)] = Self.number(of: old[key], in: document) }
    NameTree(catalog["/Names"]["/Dests"]).each { name, value in
      places[name] = Self.number(of: value, in: document)
    }
    self.places = places
  }

  package func resolve() {
    guard !places.isEmpty else { return }
    resolve(items: document.catalog["/Outlines"]["/First"], depth: 0)
    for index in 0..<document.pageCount {
      let annotations = document.page(index)["/Annots"]
      for annotation in 0..<annotations.count { resolve(annotations.item(annotation)) }
    }
  }

  /// A place is an array, or a dictionary with one.
  private static func number(of value: borrowing QPDFObject, in document: QPDFDocument) -> Int {
    let place = value.kind == .dictionary ? value["/D"] : value.again()
    return place.isIndirect ? place.id : document.indirect(place).id
  }

  private func resolve(items first: consuming QPDFObject, depth: Int) {
    guard depth < Self.deepest else { return }
    var item = first
    var seen: Set<Int> = []
    while item.kind == .dictionary, seen.insert(item.id).inserted {
      resolve(item)
      resolve(items: item["/First"], depth: depth + 1)
      item = item["/Next"]
    }
  }

  /// Of a bookmark or an annotation.
  private func resolve(_ object: borrowing QPDFObject) {
    if let place = place(object["/Dest"]) { object.set("/Dest", document.object(id: place)) }
    let action = object["/A"]
    if action["/S"].isName("/GoTo"), let place = place(action["/D"]) {
      action.set("/D", document.object(id: place))
    }
  }

  private func place(_ name: borrowing QPDFObject) -> Int? {
    if let name = name.name { return places[Array(name.dropFirst().utf8)] }
    return places[name.stringBytes]
  }
}
