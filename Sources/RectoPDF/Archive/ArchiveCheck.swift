/// Tells whether a PDF file that another program wrote can become PDF/A with the look of its pages unchanged.
///
/// What `ArchiveConversion` mends is no obstacle, so the answer is the same before and after a conversion.
package struct ArchiveCheck {
  private let document: QPDFDocument
  private let level: ArchiveLevel
  private var scan: ContentScan

  /// All obstacles, each once, in the order of the pages; those of the whole file come first.
  package static func obstacles(in document: QPDFDocument, level: ArchiveLevel) -> [ArchiveObstacle] {
    guard PageTree.isSound(document) else {
      var obstacles = ArchiveObstacles()
      obstacles.add("6.1", "The pages of the file form a loop", .repair)
      return obstacles.all
    }
    let check = ArchiveCheck(document, level)
    check.checkFile()
    for index in 0..<document.pageCount { check.check(page: document.page(index), number: index + 1) }
    check.checkFonts()
    check.checkColours()
    return check.scan.obstacles.all
  }

  private init(_ document: QPDFDocument, _ level: ArchiveLevel) {
    document.settleInheritedAttributes()
    self.document = document
    self.level = level
    scan = ContentScan(level: level)
  }

  private func add(
    _ clause: String, _ message: String, _ remedy: ArchiveObstacle.Remedy, page: Int? = nil
  ) {
    scan.obstacles.add(clause, message, remedy, page: page)
  }

  // MARK: The file

  private func checkFile() {
    let catalog = document.catalog
    if level.part == .one, !catalog["/OCProperties"].isNull {
      add("6.9", "The file has layers, which PDF/A-1 doesn't know", .laterPart)
    }
    let fields = catalog["/AcroForm"]["/Fields"].count
    if !catalog["/AcroForm"]["/XFA"].isNull, fields == 0 {
      add("6.4.2", "The file is an XFA form, whose pages are drawn by a program", .appearance)
    }
    if level.needsTags { checkTags() }
    if document.pageCount == 0 { add("6.1", "The file has no pages", .repair) }
    var walk = ObjectWalk(document)
    walk.run { check(object: $0, owner: $1) }
    checkLimits(walk)
  }

  private func checkTags() {
    let catalog = document.catalog
    if !catalog["/MarkInfo"]["/Marked"].isTrue { add("6.7.2", "The file isn't marked as tagged", .tag) }
    if catalog["/StructTreeRoot"]["/K"].isNull { add("6.7.3", "The file has no structure tree", .tag) }
  }

  private func checkLimits(_ walk: ObjectWalk) {
    let isOne = level.part == .one
    let isBeyond =
      walk.longest.name > 127 || walk.longest.string > (isOne ? 65535 : 32767)
      || isOne && (walk.longest.array > 8191 || walk.longest.dictionary > 4095)
    if isBeyond { add("6.1.13", "An object is longer than \(level) allows", .redraw) }
  }

  private func check(object: borrowing QPDFObject, owner: Int) {
    if object.isStream { check(stream: object) }
    if !object["/EF"].isNull { checkAttachment(object) }
    if object["/ByteRange"].count > 0, !object["/Contents"].isNull {
      add("6.4.3", "The file is signed, and a changed file breaks its signatures", .unsign)
    }
    if object["/Type"].isName("/StructElem"), level.needsTags { checkRole(object) }
  }

  private func check(stream: borrowing QPDFObject) {
    if !stream["/F"].isNull || !stream["/FFilter"].isNull || !stream["/FDecodeParms"].isNull {
      add("6.1.7", "The data of object \(stream.id) are in another file", .repair)
    }
    let filters = stream["/Filter"]
    let names = [filters.name] + (0..<filters.count).map { filters.item($0).name }
    for name in ["/LZWDecode", "/Crypt"] where names.contains(name) && stream.streamData(.generalized) == nil
    {
      add("6.1.7", "The filter \(name.dropFirst()) of object \(stream.id) can't be undone", .repair)
    }
    if stream["/Subtype"].isName("/PS") {
      add("6.2.9", "Object \(stream.id) is a PostScript object", .redraw)
    }
  }

  private func checkAttachment(_ file: borrowing QPDFObject) {
    let name = file["/UF"].text ?? file["/F"].text ?? "without name"
    switch level.part {
    case .one: add("6.1.11", "The file has the attachment \(name), which PDF/A-1 doesn't know", .attachments)
    case .two:
      add("6.8", "The file has the attachment \(name), which may be no PDF/A file itself", .attachments)
    case .three:
      if file["/EF"]["/F"].isNull && file["/EF"]["/UF"].isNull {
        add("6.8", "The attachment \(name) is empty", .repair)
      }
    }
  }

  private func checkRole(_ element: borrowing QPDFObject) {
    var (role, steps) = (element["/S"].name ?? "", 0)
    let roles = document.catalog["/StructTreeRoot"]["/RoleMap"]
    while !StructureTypes.standard.contains(role), steps < 16, let next = roles[role].name {
      role = next
      steps += 1
    }
    guard !StructureTypes.standard.contains(role) else { return }
    add("6.7.3", "The structure type \(role.dropFirst()) isn't mapped to a standard one", .tag)
  }

  // MARK: Pages

  private func check(page: borrowing QPDFObject, number: Int) {
    for key in ["/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"] {
      guard let box = page[key].numbers, box.count == 4 else { continue }
      let sizes = [abs(box[2] - box[0]), abs(box[3] - box[1])]
      if sizes.contains(where: { $0 < 3 || $0 > 14400 }) {
        add("6.1.13", "The page is smaller than 3 or larger than 14400 units", .redraw, page: number)
      }
    }
    scan.takeGroup(page["/Group"], resources: page["/Resources"], page: number)
    scan.scan(page: page, number: number)
    let annotations = page["/Annots"]
    for index in 0..<annotations.count {
      AnnotationCheck(level: level, scan: scan, document: document)
        .check(annotations.item(index), page: page, number: number)
    }
  }

  // MARK: What pages use

  private func checkFonts() {
    for use in scan.fonts {
      var check = FontCheck(use, level: level)
      check.run()
      for fault in check.faults {
        for page in use.pages { add(fault.clause, fault.text, fault.remedy, page: page) }
      }
    }
  }

  private func checkColours() {
    let space = ArchiveIntent.space(of: document, part: level.part) ?? "RGB"
    if space != "CMYK" { refuse("/DeviceCMYK", "CMYK colours without a profile for them") }
    if space != "RGB" { refuse("/DeviceRGB", "RGB colours, and its output intent is for \(space)") }
    for page in scan.overprintPages.intersection(scan.profilePages).sorted() {
      add("6.2.4.2", "The page overprints colours of a CMYK profile", .convertColours, page: page)
    }
  }

  private func refuse(_ device: String, _ what: String) {
    for page in scan.devicePages[device] ?? [] {
      add("6.2.4.3", "The page uses \(what)", .convertColours, page: page)
    }
  }
}

/// The structure types of ISO 32000-1, 14.8.4.
enum StructureTypes {
  static let standard: Set<String> = [
    "/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI", "/Index",
    "/NonStruct", "/Private", "/P", "/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/L", "/LI", "/Lbl",
    "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note",
    "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT",
    "/WP", "/Figure", "/Formula", "/Form",
  ]
}
