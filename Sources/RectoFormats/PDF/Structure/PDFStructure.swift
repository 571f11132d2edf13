import Foundation
internal import RectoModel
internal import RectoPDF

/// The tags of a file: the structure tree, and where its elements stand on the pages.
struct PDFStructure: Sendable, Hashable {
  var tree: StructureTree
  /// One for each page.
  var pages: [ContentStreamMarks]

  /// Writes the tags into a file whose pages were drawn as the marks say.
  func apply(to file: QPDFDocument) throws(RectoError) {
    for (index, marks) in pages.enumerated() {
      do { try mark(file.page(index), marks) } catch { throw error.at(page: index + 1) }
    }
    let root = file.indirect(file.object("<< /Type /StructTreeRoot >>"))
    let ids = makeElements(in: file, root: root)
    root.set("/K", file.object(id: ids[StructureTree.root]))
    root.set("/ParentTree", parentTree(ids, in: file))
    root.set("/ParentTreeNextKey", "\(tree.owners.count)")
    addNames(to: root, ids, in: file)
    file.catalog.set("/StructTreeRoot", root)
    file.catalog.set("/MarkInfo", "<< /Marked true >>")
  }

  private func mark(_ page: borrowing QPDFObject, _ marks: ContentStreamMarks) throws(RectoError) {
    let stream = page["/Contents"]
    guard let data = stream.streamData(.generalized) else {
      throw RectoError(.internalInvariant, "A page has no content.")
    }
    stream.replaceData(try marks.apply(to: [UInt8](data)))
  }

  /// The object numbers of the elements; 0 for those that say nothing and are left out.
  private func makeElements(in file: QPDFDocument, root: borrowing QPDFObject) -> [Int] {
    let ids = tree.livingElements.map { isLiving in
      isLiving ? file.indirect(file.object("<< >>")).id : 0
    }
    for (index, element) in tree.elements.enumerated() where ids[index] > 0 {
      let object = file.object(id: ids[index])
      describe(element, object, in: file)
      object.set("/P", index == StructureTree.root ? root.again() : file.object(id: ids[element.parent]))
      add(element.kids, to: object, ids, in: file)
    }
    return ids
  }

  private func describe(
    _ element: StructureTree.Element, _ object: borrowing QPDFObject, in file: QPDFDocument
  ) {
    object.set("/S", "/\(element.type.rawValue)")
    if let text = element.alternateText { object.set("/Alt", file.string(text)) }
    if let text = element.actualText { object.set("/ActualText", file.string(text)) }
    if let language = element.language?.wellFormed { object.set("/Lang", file.string(language)) }
    if let id = element.id { object.set("/ID", file.string(id)) }
    if let owner = element.attributes.first?.owner {
      let entries = element.attributes.map(\.entry).joined(separator: " ")
      object.set("/A", "<< /O \(owner) \(entries) >>")
    }
  }

  private func add(
    _ kids: [StructureTree.Kid], to object: borrowing QPDFObject, _ ids: [Int], in file: QPDFDocument
  ) {
    let array = file.object("[]")
    var home: Int?
    for kid in kids {
      switch kid {
      case .element(let index):
        if ids[index] > 0 { array.append(file.object(id: ids[index])) }
      case .content(let page, let id):
        if home == nil { object.set("/Pg", file.page(page)) }
        home = home ?? page
        guard home != page else {
          array.append(file.object("\(id)"))
          continue
        }
        let reference = file.object("<< /Type /MCR /MCID \(id) >>")
        reference.set("/Pg", file.page(page))
        array.append(reference)
      }
    }
    if array.count == 1 {
      object.set("/K", array.item(0))
    } else if array.count > 1 {
      object.set("/K", array)
    }
  }

  /// From pages and the numbers of their marked content to elements.
  private func parentTree(_ ids: [Int], in file: QPDFDocument) -> QPDFObject {
    let numbers = file.object("[]")
    for (page, owners) in tree.owners.enumerated() where !owners.isEmpty {
      file.page(page).set("/StructParents", "\(page)")
      let elements = file.object("[]")
      for owner in owners { elements.append(file.object(id: ids[owner])) }
      numbers.append(file.object("\(page)"))
      numbers.append(file.indirect(elements))
    }
    let parents = file.object("<< >>")
    parents.set("/Nums", numbers)
    return file.indirect(parents)
  }

  /// The elements by their names, in the order of the names' bytes.
  private func addNames(to root: borrowing QPDFObject, _ ids: [Int], in file: QPDFDocument) {
    var named: [(name: String, id: Int)] = []
    for (index, element) in tree.elements.enumerated() where ids[index] > 0 {
      if let name = element.id { named.append((name, ids[index])) }
    }
    guard !named.isEmpty else { return }
    let names = file.object("[]")
    for (name, id) in named.sorted(by: { $0.name < $1.name }) {
      names.append(file.string(name))
      names.append(file.object(id: id))
    }
    let nameTree = file.object("<< >>")
    nameTree.set("/Names", names)
    root.set("/IDTree", nameTree)
  }
}
