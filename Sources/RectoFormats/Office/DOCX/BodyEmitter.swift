import Foundation
internal import RectoModel

/// Writes paragraphs and tables into one part: the body, the notes, a running head. What the parts of a document
/// share is in `parts`.
final class BodyEmitter {
  let xml: XMLWriter
  let name: PartName
  let parts: DocumentParts

  init(_ xml: XMLWriter, name: PartName, parts: DocumentParts) {
    self.xml = xml
    self.name = name
    self.parts = parts
  }

  /// The namespaces of the root element.
  static let namespaces: KeyValuePairs<String, String?> = [
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
  ]

  func write(_ item: BodyItem) throws(RectoError) {
    switch item {
    case .paragraph(let paragraph): try write(paragraph)
    case .table(let table): try write(table)
    }
  }

  /// Items of a cell, a note or a running head: two tables are kept apart, and a paragraph comes last, as Word wants it.
  func write(_ items: [BodyItem]) throws(RectoError) {
    for (index, item) in items.enumerated() {
      try write(item)
      let next = index + 1 < items.count ? items[index + 1] : nil
      if item.isTable, next?.isTable != false { try write(BodyParagraph.thin) }
    }
    if items.isEmpty { try write(BodyParagraph()) }
  }

  func write(_ paragraph: BodyParagraph) throws(RectoError) {
    try xml.element("w:p") { () throws(RectoError) in
      writeProperties(of: paragraph)
      let bookmarks = paragraph.bookmarks.map { (id: String(parts.nextBookmark()), name: $0) }
      for (id, name) in bookmarks { xml.element("w:bookmarkStart", ["w:id": id, "w:name": name]) }
      try write(paragraph.runs)
      for (id, _) in bookmarks { xml.element("w:bookmarkEnd", ["w:id": id]) }
    }
  }

  /// The order of these elements is the schema's.
  private func writeProperties(of paragraph: BodyParagraph) {
    guard paragraph.hasProperties else { return }
    xml.element("w:pPr") {
      if paragraph.style != .normal { value("w:pStyle", parts.styles.id(of: paragraph.style)) }
      if paragraph.keepsWithNext { xml.element("w:keepNext") }
      if paragraph.startsPage { xml.element("w:pageBreakBefore") }
      if let frame = paragraph.frame { write(frame) }
      if let numbering = paragraph.numbering {
        xml.element("w:numPr") {
          value("w:ilvl", String(numbering.level))
          value("w:numId", String(numbering.id))
        }
      }
      if paragraph.hasRule {
        xml.element("w:pBdr") {
          xml.element("w:bottom", ["w:val": "single", "w:sz": "6", "w:space": "1", "w:color": "auto"])
        }
      }
      if let fill = paragraph.fill { writeShade(fill) }
      write(paragraph.tabs)
      if paragraph.isRightToLeft { xml.element("w:bidi") }
      writePlace(of: paragraph)
      if let level = paragraph.outlineLevel { value("w:outlineLvl", String(level)) }
      if let section = paragraph.section { write(section) }
    }
  }

  private func write(_ frame: TextFrame) {
    xml.element(
      "w:framePr",
      [
        "w:w": String(frame.width), "w:h": frame.height.map(String.init),
        "w:hRule": frame.height == nil ? nil : "exact", "w:wrap": "around", "w:vAnchor": "page",
        "w:hAnchor": "page", "w:x": String(frame.x), "w:y": String(frame.y),
      ])
  }

  func writeShade(_ fill: String) {
    xml.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": fill])
  }

  private func write(_ tabs: [BodyParagraph.Tab]) {
    guard !tabs.isEmpty else { return }
    xml.element("w:tabs") {
      for tab in tabs {
        xml.element(
          "w:tab",
          [
            "w:val": tab.kind.rawValue, "w:leader": tab.hasDots ? "dot" : nil,
            "w:pos": String(tab.position),
          ])
      }
    }
  }

  private func writePlace(of paragraph: BodyParagraph) {
    if let spacing = paragraph.spacing {
      xml.element(
        "w:spacing",
        [
          "w:before": String(spacing.before), "w:after": spacing.after.map(String.init),
          "w:line": spacing.line.map(String.init), "w:lineRule": spacing.line.map { _ in "exact" },
        ])
    }
    if let indent = paragraph.indent {
      xml.element(
        "w:ind",
        [
          "w:left": indent.start == 0 && indent.firstLine == 0 ? nil : String(indent.start),
          "w:right": indent.end == 0 ? nil : String(indent.end),
          "w:firstLine": indent.firstLine > 0 ? String(indent.firstLine) : nil,
          "w:hanging": indent.firstLine < 0 ? String(-indent.firstLine) : nil,
        ])
    }
    // Left means where lines begin, also from right to left.
    switch paragraph.alignment {
    case .start: value("w:jc", "left")
    case .center: value("w:jc", "center")
    case .end: value("w:jc", "right")
    case .justified: value("w:jc", "both")
    case nil: break
    }
  }

  func value(_ name: String, _ value: String) { xml.element(name, ["w:val": value]) }
}

extension BodyParagraph {
  /// As low as can be, where Word must have a paragraph and there is none.
  static var thin: BodyParagraph {
    var paragraph = BodyParagraph()
    paragraph.spacing = Spacing(before: 0, after: 0, line: 20)
    return paragraph
  }

  fileprivate var hasProperties: Bool {
    var plain = BodyParagraph()
    plain.runs = runs
    plain.bookmarks = bookmarks
    return self != plain
  }
}
