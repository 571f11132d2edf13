import RectoPDF

/// What belongs to a document beside its pages, to be compared before and after.
struct KeptSample: Equatable {
  var bookmarks: [String] = []
  var fields: [String] = []
  var attachments: [String] = []
  var links = 0
  var labels = ""

  init(_ file: QPDFDocument) {
    let catalog = file.catalog
    var item = catalog["/Outlines"]["/First"]
    while !item.isNull {
      bookmarks.append(item["/Title"].text ?? "")
      item = item["/Next"]
    }
    let fields = catalog["/AcroForm"]["/Fields"]
    for index in 0..<fields.count { self.fields.append(fields.item(index)["/T"].text ?? "") }
    var names: [String] = []
    NameTree(catalog["/Names"]["/EmbeddedFiles"]).each { name, _ in
      names.append(String(decoding: name, as: UTF8.self))
    }
    attachments = names
    for index in 0..<file.pageCount {
      let annotations = file.page(index)["/Annots"]
      for annotation in 0..<annotations.count where annotations.item(annotation)["/Subtype"].isName("/Link") {
        links += 1
      }
    }
    labels = catalog["/PageLabels"]["/Nums"].item(1)["/P"].text ?? ""
  }

  /// Gives a document of two pages or more one of each; the bookmark names its place, page 2.
  static func furnish(_ document: QPDFDocument) {
    let catalog = document.catalog
    let place = document.object("[]")
    place.append(document.page(1))
    place.append(document.name("/Fit"))
    let places = document.object("<< >>")
    places.set("/two", document.indirect(place))
    catalog.set("/Dests", places)

    let outlines = document.indirect(document.object("<< /Type /Outlines /Count 1 >>"))
    let item = document.indirect(document.object("<< /Title (Two) /Dest /two >>"))
    item.set("/Parent", outlines)
    outlines.set("/First", item)
    outlines.set("/Last", item)
    catalog.set("/Outlines", outlines)

    let widget = document.indirect(
      document.object("<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (x) /Rect [9 9 50 20] >>"))
    let link = document.indirect(
      document.object("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0] /Dest /two >>"))
    let annotations = document.object("[]")
    annotations.append(widget)
    annotations.append(link)
    document.page(0).set("/Annots", annotations)
    let fields = document.object("[]")
    fields.append(widget)
    let form = document.object("<< /DA (/Helv 0 Tf) >>")
    form.set("/Fields", fields)
    catalog.set("/AcroForm", document.indirect(form))

    let embedded = document.object("<< >>")
    embedded.set("/F", document.stream(Array("text".utf8)))
    let file = document.object("<< /Type /Filespec /F (a.txt) >>")
    file.set("/EF", embedded)
    let names = document.object("[]")
    names.append(document.string("a.txt"))
    names.append(document.indirect(file))
    let tree = document.object("<< >>")
    tree.set("/Names", names)
    let all = document.object("<< >>")
    all.set("/EmbeddedFiles", tree)
    catalog.set("/Names", all)
    catalog.set("/PageLabels", "<< /Nums [0 << /P (i) >>] >>")
    let info = document.object("<< /Author (Somebody) >>")
    document.trailer.set("/Info", document.indirect(info))
  }
}
