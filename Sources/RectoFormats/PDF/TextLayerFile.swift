internal import RectoModel
internal import RectoPDF

/// The file of text that Cairo wrote, its fonts completed: one page for each of the output.
struct TextLayerFile {
  let file: QPDFDocument
  /// Of the streams of text, encoded.
  private(set) var textBytes = 0

  init(_ file: QPDFDocument) throws(RectoError) {
    self.file = file
    for index in 0..<file.pageCount {
      let page = file.page(index)
      let contents = page["/Contents"]
      textBytes += contents["/Length"].integer
      if let drawn = contents.streamData(.generalized) {
        contents.replaceData(CompactText.compact([UInt8](drawn)))
      }
      completeFonts(of: page)
      // Only of use to transparent pictures, and it makes viewers mix colours.
      page.remove("/Group")
    }
    try file.check()
  }

  /// The text of a page as something that another file can draw.
  func form(_ index: Int, size: Size, in target: QPDFDocument) -> QPDFObject {
    let page = file.page(index)
    let form = target.copy(page["/Contents"])
    form.dictionary.set("/Type", "/XObject")
    form.dictionary.set("/Subtype", "/Form")
    form.dictionary.set("/BBox", "[0 0 \(size.width.pdf()) \(size.height.pdf())]")
    form.dictionary.set("/Resources", resources(of: page, in: target))
    return form
  }

  /// Only indirect objects can be copied: those in the dictionaries are.
  private func resources(of page: borrowing QPDFObject, in target: QPDFDocument) -> QPDFObject {
    let resources = target.object("<< >>")
    for kind in ["/Font", "/ExtGState"] {
      let source = page["/Resources"][kind]
      guard !source.isNull else { continue }
      let copies = target.object("<< >>")
      for name in source.keys {
        let value = source[name]
        copies.set(name, value.isIndirect ? target.copy(value) : target.object(value.syntax))
      }
      resources.set(kind, copies)
    }
    return resources
  }

  /// PDF/A wants the map of composite fonts written out. Simple fonts have a standard encoding, which says all that
  /// their Unicode map says, except of the soft hyphen.
  private func completeFonts(of page: borrowing QPDFObject) {
    let fonts = page["/Resources"]["/Font"]
    for name in fonts.keys {
      let font = fonts[name]
      let descendants = font["/DescendantFonts"]
      if !descendants.isNull {
        descendants.item(0).set("/CIDToGIDMap", "/Identity")
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
}
