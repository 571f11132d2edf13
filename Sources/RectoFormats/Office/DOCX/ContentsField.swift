internal import RectoModel

/// A table of contents: a field that Word brings up to date, with the headings as they are now.
struct ContentsField {
  private let headings: [(level: Int, text: String, page: Int)]

  /// Of the text in twips: numbers of pages stand at its end.
  private let width: Int

  init(_ document: Document, width: Int) {
    self.width = width
    let flow = ReadingFlow(document)
    headings = document.pages.indices.flatMap { index in
      flow.blocks(ofPage: index).compactMap { block in
        guard case .heading(let heading) = block.content else { return nil }
        return (heading.level, heading.paragraph.lines.cleanRunningText, index + 1)
      }
    }
  }

  func write(to emitter: BodyEmitter) throws(RectoError) {
    let xml = emitter.xml
    for (index, heading) in headings.enumerated() {
      try xml.element("w:p") { () throws(RectoError) in
        xml.element("w:pPr") {
          emitter.value("w:pStyle", emitter.parts.styles.id(of: .contents(heading.level)))
          xml.element("w:tabs") {
            xml.element("w:tab", ["w:val": "right", "w:leader": "dot", "w:pos": String(width)])
          }
        }
        if index == 0 {
          field("begin", to: xml)
          xml.element("w:r") {
            xml.element("w:instrText", ["xml:space": "preserve"], text: " TOC \\o \"1-6\" \\h \\z \\u ")
          }
          field("separate", to: xml)
        }
        try emitter.write(entry(heading, number: index + 1))
        if index == headings.count - 1 { field("end", to: xml) }
      }
    }
  }

  private func entry(_ heading: (level: Int, text: String, page: Int), number: Int) -> [BodyRun] {
    let link = RunLink.bookmark(BookmarkNames.heading(number))
    return [
      BodyRun(.text(heading.text), link: link), BodyRun(.tab, link: link),
      BodyRun(.text(String(heading.page)), link: link),
    ]
  }

  private func field(_ kind: String, to xml: XMLWriter) {
    xml.element("w:r") {
      xml.element("w:fldChar", ["w:fldCharType": kind, "w:dirty": kind == "begin" ? "true" : nil])
    }
  }
}
