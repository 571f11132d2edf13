internal import RectoModel

/// A table of contents: a field that Word brings up to date, with the headings as they are now.
struct ContentsField {
  struct Entry {
    var level: Int
    var text: String
    /// Counted from 1.
    var page: Int
  }

  private let headings: [Entry]
  /// Of the text in twips: numbers of pages stand at its end.
  private let width: Int

  init(_ headings: [Entry], width: Int) {
    self.headings = headings
    self.width = width
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

  private func entry(_ heading: Entry, number: Int) -> [BodyRun] {
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

extension ContentsField.Entry {
  /// nil for what is no heading. `page` is counted from 1.
  init?(_ block: Block, page: Int) {
    guard case .heading(let heading) = block.content else { return nil }
    self.init(level: heading.level, text: heading.paragraph.lines.cleanRunningText, page: page)
  }
}
