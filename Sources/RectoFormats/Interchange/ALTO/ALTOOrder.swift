internal import RectoModel

/// Writes the reading order of a file: a group for each page that has blocks, and nothing where none has.
struct ALTOOrder {
  private let xml: XMLWriter
  private var count = 0

  init(_ xml: XMLWriter) { self.xml = xml }

  mutating func write(_ page: Page, number: Int) {
    if page.blocks.isEmpty { return }
    if count == 0 {
      xml.indented(1)
      xml.start("ReadingOrder")
      xml.start("OrderedGroup", ["ID": "ro"])
    }
    xml.indented(2)
    xml.start("OrderedGroup", ["ID": "ro_\(number)"])
    for block in page.blocks {
      count += 1
      xml.indented(3)
      xml.element("ElementRef", ["ID": "o_\(count)", "REF": LayoutNames.name(block.id.description)])
    }
    xml.indented(2)
    xml.end()
  }

  func finish() throws(RectoError) {
    if count > 0 {
      xml.indented(1)
      xml.end()
      xml.end()
    }
    try xml.finish()
  }
}
