/// Takes into a document what belongs to another document as a whole, after its pages: bookmarks, form fields and
/// attachments.
package struct JoinedParts {
  private let target: QPDFDocument
  private let source: QPDFDocument

  /// `source` must have had its named destinations resolved before its pages were copied.
  package init(of source: QPDFDocument, into target: QPDFDocument) {
    self.source = source
    self.target = target
  }

  /// What the other document has and the target can't take, for people.
  package func take() -> [String] {
    takeBookmarks()
    takeFields()
    takeAttachments()
    return source.catalog["/StructTreeRoot"].isNull ? [] : ["the structure tags of a joined file"]
  }

  // MARK: Bookmarks

  private func takeBookmarks() {
    let outlines = source.catalog["/Outlines"]
    guard !outlines["/First"].isNull else { return }
    let taken = target.copy(outlines.isIndirect ? outlines.again() : source.indirect(outlines))
    let own = target.catalog["/Outlines"]
    guard !own["/First"].isNull, own.isIndirect else {
      return target.catalog.set("/Outlines", taken)
    }
    let last = own["/Last"]
    let first = taken["/First"]
    last.set("/Next", first)
    first.set("/Prev", last)
    own.set("/Last", taken["/Last"])
    own.set("/Count", "\(max(own["/Count"].integer, 0) + max(taken["/Count"].integer, 0))")
    var item = first.again()
    var seen: Set<Int> = []
    while item.kind == .dictionary, seen.insert(item.id).inserted {
      item.set("/Parent", own)
      item = item["/Next"]
    }
  }

  // MARK: Forms

  private func takeFields() {
    let form = source.catalog["/AcroForm"]
    let fields = form["/Fields"]
    guard fields.count > 0 else { return }
    let own = target.catalog["/AcroForm"]
    guard own["/Fields"].count > 0 else {
      let taken = target.copy(form.isIndirect ? form.again() : source.indirect(form))
      return target.catalog.set("/AcroForm", taken)
    }
    let ownFields = own["/Fields"]
    var names: Set<String> = []
    for index in 0..<ownFields.count { names.insert(ownFields.item(index)["/T"].text ?? "") }
    for index in 0..<fields.count where fields.item(index).isIndirect {
      let field = target.copy(fields.item(index))
      // Fields of one name have one value: those of another file are others.
      let name = field["/T"].text ?? ""
      let free = (1...).lazy.map { $0 == 1 ? name : "\(name)-\($0)" }.first { !names.contains($0) } ?? name
      if free != name { field.set("/T", target.string(free)) }
      names.insert(free)
      ownFields.append(field)
    }
    takeFonts(of: form["/DR"]["/Font"], into: own)
  }

  /// Fields name the fonts of their form.
  private func takeFonts(of fonts: borrowing QPDFObject, into form: borrowing QPDFObject) {
    guard !fonts.keys.isEmpty else { return }
    if form["/DR"].isNull { form.set("/DR", "<< >>") }
    let resources = form["/DR"]
    if resources["/Font"].isNull { resources.set("/Font", "<< >>") }
    let own = resources["/Font"]
    for key in fonts.keys where own[key].isNull && fonts[key].isIndirect {
      own.set(key, target.copy(fonts[key]))
    }
  }

  // MARK: Attachments

  private func takeAttachments() {
    var taken: [(name: [UInt8], object: Int)] = []
    NameTree(source.catalog["/Names"]["/EmbeddedFiles"]).each { name, value in
      taken.append((name, target.copy(value.isIndirect ? value.again() : source.indirect(value)).id))
    }
    guard !taken.isEmpty else { return }
    let catalog = target.catalog
    NameTree(catalog["/Names"]["/EmbeddedFiles"]).each { name, value in
      taken.append((name, value.isIndirect ? value.id : target.indirect(value).id))
    }
    let names = target.object("[]")
    var last: [UInt8]?
    for file in taken.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      // Names are in order, each of them once.
      let name = file.name == last ? file.name + Array("-\(file.object)".utf8) : file.name
      names.append(target.binaryString(name))
      names.append(target.object(id: file.object))
      last = file.name
    }
    if catalog["/Names"].isNull { catalog.set("/Names", "<< >>") }
    let tree = target.object("<< >>")
    tree.set("/Names", names)
    catalog["/Names"].set("/EmbeddedFiles", tree)
  }
}
