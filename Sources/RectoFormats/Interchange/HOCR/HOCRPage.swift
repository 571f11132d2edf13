internal import Foundation
internal import RectoModel

/// Writes one page with its blocks.
struct HOCRPage {
  let xml: XMLWriter
  let hasGlyphs: Bool
  private let page: Page
  private let number: Int
  private let source: Source?
  /// Of the document, where the page has none.
  private let language: LanguageTag?

  init(_ page: Page, number: Int, of document: any PageSequence, xml: XMLWriter, hasGlyphs: Bool) {
    self.page = page
    self.number = number
    self.xml = xml
    self.hasGlyphs = hasGlyphs
    let index = page.provenance?.source
    source = index.flatMap { document.sources.indices.contains($0) ? document.sources[$0] : nil }
    language = document.metadata.language
  }

  func write() {
    var properties = HOCRProperties()
    properties.set("image", text: source?.name ?? "")
    properties.set(box: page.size.rect)
    properties.set("ppageno", String((page.provenance?.page ?? number) - 1))
    if page.provenance?.page == nil { properties.set("x_unnumbered", "1") }
    properties.set("lpageno", text: page.label)
    let resolution = page.resolution.unitsPerInch
    properties.set(
      page.resolution.origin == .measured ? "scan_res" : "x_assumed_res", numbers: [resolution, resolution])
    line(1)
    open("div", "ocr_page", id: "page_\(number)", properties, language: page.language)
    for block in page.blocks { write(block, depth: 2) }
    line(1)
    xml.end()
  }

  func line(_ depth: Int) { xml.text("\n" + String(repeating: " ", count: min(depth, 12))) }

  /// Opens an element; `end` closes it.
  func open(
    _ name: String, _ hocrClass: String?, id: String? = nil, _ properties: HOCRProperties = HOCRProperties(),
    language: LanguageTag? = nil, direction: WritingDirection? = nil, style: String? = nil
  ) {
    xml.start(
      name,
      [
        "class": hocrClass, "id": id, "title": properties.title, "xml:lang": language?.description,
        "lang": language?.description, "dir": direction == .rightToLeft ? "rtl" : nil, "style": style,
      ])
  }

  /// Ids of other forms are no XML names; they are kept beside.
  func id(of block: Block) -> String {
    let id = block.id.description
    return id.isPlainName && !id.hasPrefix("page_")
      ? id : "x-" + id.utf8.map { String($0, radix: 16) }.joined()
  }
}

extension String {
  /// A name that XML allows for ids, of plain letters.
  var isPlainName: Bool {
    guard let first = utf8.first, first == 0x5F || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A) else {
      return false
    }
    return utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D
        || byte == 0x2E || byte == 0x5F
    }
  }
}
