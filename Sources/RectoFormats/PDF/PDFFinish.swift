import Foundation
internal import RectoModel
internal import RectoPDF

/// What Cairo can't say, added to its file in one pass of qpdf: the text made invisible, picture dictionaries,
/// language, labels, metadata. No stream is recoded.
struct PDFFinish {
  /// One for each page; nil for pages without picture.
  var images: [PDFImage.Description?]
  var structure: PDFStructure
  var outline: PDFOutline?
  var labels: PDFPageLabels
  var metadata: PDFMetadata
  var templates: TemplateLibrary
  /// nil for the best that the pictures allow.
  var standard: PDFStandard?
  /// Pages, 1-based, with characters for private use.
  var privatePages: [Int]

  /// Throws `.unsupportedFeature` for a picture that the standard forbids.
  func run(
    from source: URL, to target: URL, report: (Diagnostic) -> Void
  ) throws(RectoError) {
    let file = try QPDFDocument(file: source)
    guard file.pageCount == images.count else {
      throw RectoError(.internalInvariant, "The PDF has \(file.pageCount) pages instead of \(images.count).")
    }
    // Text rendering mode 3: neither fill nor stroke.
    let invisible = file.stream(Array("3 Tr\n".utf8))
    for (index, image) in images.enumerated() {
      let page = file.page(index)
      hideText(on: page, invisible, in: file)
      completeFonts(of: page, in: file)
      if let image { try describeImage(on: page, number: index + 1, image, in: file) }
      // Only of use to transparent pictures, and it makes viewers mix colours.
      page.remove("/Group")
      try file.check()
    }
    try structure.apply(to: file)
    outline?.apply(to: file)
    let standard = try PDFStandardCheck.settle(
      standard, for: file, privateCharacters: privatePages, report: report)
    let identification = PDFIdentification(
      standard: standard, profile: try templates.data("pdf/srgb.icc"))
    identification.apply(to: file)
    try describe(file, standard)
    try file.check()
    try file.write(to: target, identification.writeOptions)
  }

  private func hideText(
    on page: borrowing QPDFObject, _ invisible: borrowing QPDFObject, in file: QPDFDocument
  ) {
    let contents = file.object("[]")
    contents.append(invisible)
    contents.append(page["/Contents"])
    page.set("/Contents", contents)
  }

  /// PDF/A wants the map of composite fonts written out. Simple fonts have a standard encoding, which says all that
  /// their Unicode map says, except of the soft hyphen.
  private func completeFonts(of page: borrowing QPDFObject, in file: QPDFDocument) {
    let fonts = page["/Resources"]["/Font"]
    for name in fonts.keys {
      let font = fonts[name]
      let descendants = font["/DescendantFonts"]
      if !descendants.isNull {
        descendants.item(0).set("/CIDToGIDMap", file.object("/Identity"))
      } else if font["/Encoding"].isName("/WinAnsiEncoding"), !holds(0xAD, font) {
        font.remove("/ToUnicode")
      }
    }
  }

  /// Whether a simple font has a glyph for this code.
  private func holds(_ code: Int, _ font: borrowing QPDFObject) -> Bool {
    let widths = font["/Widths"]
    let index = code - font["/FirstChar"].integer
    return index >= 0 && index < widths.count && widths.item(index).integer != 0
  }

  private func describeImage(
    on page: borrowing QPDFObject, number: Int, _ image: PDFImage.Description, in file: QPDFDocument
  ) throws(RectoError) {
    let pictures = page["/Resources"]["/XObject"]
    let names = pictures.keys
    guard let name = names.first, names.count == 1 else {
      throw RectoError(
        .internalInvariant, "Cairo wrote \(names.count) pictures instead of one.",
        location: .init(page: number))
    }
    let dictionary = pictures[name].dictionary
    guard dictionary["/Filter"].isName(image.carriedAs) else {
      throw RectoError(
        .engineFailure, "Cairo can't read the header of the picture; open and save it anew.",
        location: .init(page: number))
    }
    for entry in image.entries {
      if let value = entry.value {
        dictionary.set(entry.key, file.object(value))
      } else {
        dictionary.remove(entry.key)
      }
    }
  }

  private func describe(_ file: QPDFDocument, _ standard: PDFStandard) throws(RectoError) {
    let metadata = metadata.completed(for: standard)
    let info = file.object("<< >>")
    for (key, value) in metadata.info { info.set(key, file.string(value)) }
    file.trailer.set("/Info", file.indirect(info))

    let xmp = metadata.xmp(
      try templates.text("pdf/metadata.xmp"), standard: standard,
      schema: try templates.text("pdf/pdfua-schema.xmp"))
    let packet = file.stream(Array(xmp.utf8))
    packet.dictionary.set("/Type", file.object("/Metadata"))
    packet.dictionary.set("/Subtype", file.object("/XML"))
    let catalog = file.catalog
    catalog.set("/Metadata", packet)
    if let language = metadata.language?.wellFormed {
      catalog.set("/Lang", file.string(language))
    }
    if metadata.title != nil {
      catalog.set("/ViewerPreferences", file.object("<< /DisplayDocTitle true >>"))
    }
    if !labels.ranges.isEmpty { catalog.set("/PageLabels", pageLabels(in: file)) }
  }

  private func pageLabels(in file: QPDFDocument) -> QPDFObject {
    let numbers = file.object("[]")
    for range in labels.ranges {
      numbers.append(file.object("\(range.start)"))
      switch range.label {
      case .number(let first): numbers.append(file.object("<< /S /D /St \(first) >>"))
      case .name(let name):
        let label = file.object("<< >>")
        label.set("/P", file.string(name))
        numbers.append(label)
      }
    }
    let tree = file.object("<< >>")
    tree.set("/Nums", numbers)
    return tree
  }
}
