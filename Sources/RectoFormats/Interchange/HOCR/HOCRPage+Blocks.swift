internal import Foundation
internal import RectoModel

/// Text stands in `ocr_par` inside an area, whose class or whose paragraph's `x_type` says what it is.
extension HOCRPage {
  func write(_ block: Block, depth: Int) {
    switch block.content {
    case .paragraph(let paragraph):
      let isQuote = paragraph.role == .quote
      text(
        block, paragraph, isQuote ? "ocr_blockquote" : "ocr_carea", tag: isQuote ? "blockquote" : "div",
        depth: depth)
    case .heading(let heading):
      text(block, heading.paragraph, "ocr_carea", element: "h\(heading.level)", depth: depth)
    case .header(let paragraph): text(block, paragraph, "ocr_header", depth: depth)
    case .footer(let paragraph): text(block, paragraph, "ocr_footer", depth: depth)
    case .caption(let caption):
      text(block, caption.paragraph, "ocr_caption", depth: depth) {
        $0.set("x_target", text: caption.target?.description)
      }
    case .footnote(let note):
      text(block, note.paragraph, "ocr_carea", depth: depth, marker: (note.marker, note.markerBox)) {
        $0.set("x_type", "footnote")
        if note.markerBox == nil { $0.set("x_marker", text: note.marker) }
      }
    case .code(let code):
      text(block, Paragraph(code.lines), "ocr_carea", depth: depth) {
        $0.set("x_type", "code")
        $0.set("x_language", text: code.language)
      }
    case .figure(let figure):
      container(block, "ocr_photo", figure.lines, depth: depth) {
        $0.set("x_alt", text: figure.alternateText)
      }
    case .formula(let formula):
      container(block, "ocr_math", formula.lines, depth: depth) { $0.set("x_latex", text: formula.latex) }
    case .separator: container(block, "ocr_separator", [], depth: depth) { _ in }
    case .list(let list): write(list, of: block, depth: depth)
    case .table(let table): write(table, of: block, depth: depth)
    }
  }

  func properties(of block: Block) -> HOCRProperties {
    var properties = HOCRProperties()
    properties.set(box: block.region.box)
    if let polygon = block.region.polygon {
      properties.set("poly", numbers: polygon.flatMap { [$0.x, $0.y] })
    }
    if let confidence = block.confidence { properties.set("x_block_conf", numbers: [confidence.value * 100]) }
    properties.set("x_continues", text: block.continues?.description)
    let id = block.id.description
    if self.id(of: block) != id { properties.set("x_id", text: id) }
    return properties
  }

  private func text(
    _ block: Block, _ paragraph: Paragraph, _ area: String, tag: String = "div", element: String = "p",
    depth: Int,
    marker: (text: String, box: Rect?)? = nil, _ edit: (inout HOCRProperties) -> Void = { _ in }
  ) {
    var properties = properties(of: block)
    var areaProperties = HOCRProperties()
    areaProperties.set(box: block.region.box)
    edit(&properties)
    line(depth)
    open(tag, area, areaProperties)
    line(depth + 1)
    let style = paragraph.alignment.map { "text-align: \($0.css)" }
    open(
      element, "ocr_par", id: id(of: block), properties, direction: paragraph.lines.first?.direction,
      style: style)
    if let marker { write(marker: marker.text, at: marker.box, depth: depth + 2) }
    for textLine in paragraph.lines {
      write(textLine, inside: paragraph.lines.first?.direction, depth: depth + 2)
    }
    line(depth + 1)
    xml.end()
    line(depth)
    xml.end()
  }

  private func container(
    _ block: Block, _ hocrClass: String, _ lines: [TextLine], depth: Int,
    _ edit: (inout HOCRProperties) -> Void
  ) {
    var properties = properties(of: block)
    edit(&properties)
    line(depth)
    open("div", hocrClass, id: id(of: block), properties)
    for textLine in lines { write(textLine, inside: nil, depth: depth + 1) }
    // Browsers don't know empty elements of this kind in short.
    line(depth)
    xml.end()
  }

  private func write(_ list: List, of block: Block, depth: Int) {
    line(depth)
    open(
      list.kind == .numbered ? "ol" : "ul", "ocr_carea", id: id(of: block), properties(of: block),
      style: "list-style: none")
    for item in list.items {
      var properties = HOCRProperties()
      if item.markerBox == nil { properties.set("x_marker", text: item.marker) }
      properties.set("x_checked", item.isChecked.map { $0 ? "1" : "0" })
      line(depth + 1)
      open("li", nil, properties)
      if let marker = item.marker { write(marker: marker, at: item.markerBox, depth: depth + 2) }
      for inner in item.blocks { write(inner, depth: depth + 2) }
      line(depth + 1)
      xml.end()
    }
    line(depth)
    xml.end()
  }

  /// What stands before an item, as a line of its own: programs that know no lists find its text.
  private func write(marker: String, at box: Rect?, depth: Int) {
    guard let box else { return }
    var properties = HOCRProperties()
    properties.set(box: box)
    line(depth)
    properties.set("x_type", "marker")
    open("span", "ocr_line", properties)
    var word = HOCRProperties()
    word.set(box: box)
    open("span", "ocrx_word", word)
    xml.text(marker.cleaned)
    xml.end()
    xml.end()
  }
}

extension Paragraph.Alignment {
  /// As CSS names it.
  var css: String { self == .justified ? "justify" : rawValue }

  init?(css: String) {
    switch css {
    case "justify": self = .justified
    case "left": self = .start
    case "right": self = .end
    default: self.init(rawValue: css)
    }
  }
}
