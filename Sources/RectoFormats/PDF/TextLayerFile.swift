internal import RectoModel
internal import RectoPDF

/// The file of text that Cairo wrote, its fonts completed: one page for each of the output.
struct TextLayerFile {
  let file: QPDFDocument
  /// Of the streams of text as Cairo wrote them, encoded.
  private(set) var textBytes = 0

  init(_ file: QPDFDocument, glyphs: GlyphTable) throws(RectoError) {
    self.file = file
    let codes = LayerCodes(Array(glyphs.characters))
    var fonts = LayerFonts(in: file, codes: codes)
    for index in 0..<file.pageCount {
      let page = file.page(index)
      let contents = page["/Contents"]
      textBytes += contents["/Length"].integer
      if let drawn = contents.streamData(.generalized) {
        let text = CompactText([UInt8](drawn), fonts: Self.drawnFonts(of: page), codes: codes)
        contents.replaceData(text.stream)
        let resources = file.object("<< >>")
        if !text.fonts.isEmpty { resources.set("/Font", fonts.resources(text.fonts)) }
        page.set("/Resources", resources)
      }
      // Only of use to transparent pictures, and it makes viewers mix colours.
      page.remove("/Group")
    }
    try file.check()
  }

  /// By the names that the page's text calls them.
  private static func drawnFonts(of page: borrowing QPDFObject) -> [String: DrawnFont] {
    let fonts = page["/Resources"]["/Font"]
    var drawn: [String: DrawnFont] = [:]
    for name in fonts.keys { drawn[name] = DrawnFont(fonts[name]) }
    return drawn
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

  /// Only indirect objects can be copied: those in the dictionary are.
  private func resources(of page: borrowing QPDFObject, in target: QPDFDocument) -> QPDFObject {
    let resources = target.object("<< >>")
    let source = page["/Resources"]["/Font"]
    let fonts = target.object("<< >>")
    for name in source.keys { fonts.set(name, target.copy(source[name])) }
    if !source.keys.isEmpty { resources.set("/Font", fonts) }
    return resources
  }
}
