internal import RectoModel

/// `xl/styles.xml`.
struct StyleSheetPart {
  let styles: StyleTable

  func write(to part: XMLWriter) {
    part.element("styleSheet", ["xmlns": SpreadsheetNames.main]) {
      writeFormats(to: part)
      writeFonts(to: part)
      writeFills(to: part)
      writeBorders(to: part)
      part.raw(
        #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#)
      part.element("cellXfs", ["count": "\(styles.styles.count)"]) {
        for index in styles.styles.indices {
          write(styles.styles[index], format: styles.format(at: index), to: part)
        }
      }
      part.raw(
        #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
          + #"<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/>"#)
    }
  }

  private func writeFormats(to part: XMLWriter) {
    guard !styles.codes.isEmpty else { return }
    part.element("numFmts", ["count": "\(styles.codes.count)"]) {
      for (index, code) in styles.codes.enumerated() {
        part.element("numFmt", ["numFmtId": "\(164 + index)", "formatCode": code])
      }
    }
  }

  /// Plain, bold, larger and bold, italic.
  private func writeFonts(to part: XMLWriter) {
    let name = #"<name val="Calibri"/><family val="2"/>"#
    part.raw(
      #"<fonts count="4"><font><sz val="11"/>\#(name)</font><font><b/><sz val="11"/>\#(name)</font>"#
        + #"<font><b/><sz val="13"/>\#(name)</font><font><i/><sz val="11"/>\#(name)</font></fonts>"#)
  }

  /// The first two are as programs expect them; the third is for headings.
  private func writeFills(to part: XMLWriter) {
    part.raw(
      #"<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#
        + #"<fill><patternFill patternType="solid"><fgColor rgb="FFE4EAF1"/><bgColor indexed="64"/></patternFill></fill></fills>"#
    )
  }

  /// None, all round, below.
  private func writeBorders(to part: XMLWriter) {
    func side(_ name: String) -> String { #"<\#(name) style="thin"><color rgb="FF9AA5B1"/></\#(name)>"# }
    let round = ["left", "right", "top", "bottom"].map(side).joined()
    part.raw(
      #"<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>"#
        + "<border>\(round)<diagonal/></border>"
        + "<border><left/><right/><top/>\(side("bottom"))<diagonal/></border></borders>")
  }

  private func write(_ style: CellStyle, format: Int, to part: XMLWriter) {
    let font = style.role.font
    let fill = style.role == .header ? 2 : 0
    let border = style.isRuled ? 1 : style.role == .header ? 2 : 0
    part.element(
      "xf",
      [
        "numFmtId": "\(format)", "fontId": "\(font)", "fillId": "\(fill)", "borderId": "\(border)",
        "xfId": "0",
        "quotePrefix": style.isQuoted ? "1" : nil, "applyNumberFormat": format == 0 ? nil : "1",
        "applyFont": font == 0 ? nil : "1", "applyFill": fill == 0 ? nil : "1",
        "applyBorder": border == 0 ? nil : "1", "applyAlignment": style == CellStyle() ? nil : "1",
      ]
    ) {
      guard style != CellStyle() else { return }
      part.element(
        "alignment",
        [
          "horizontal": style.alignment?.horizontal, "vertical": style.role == .header ? "center" : "top",
          "wrapText": style.isWrapped ? "1" : nil,
        ])
    }
  }
}

extension CellStyle.Role {
  fileprivate var font: Int {
    switch self {
    case .body: 0
    case .header, .rowHeader: 1
    case .heading: 2
    case .caption: 3
    }
  }
}

extension Paragraph.Alignment {
  /// Text stands at the start by itself.
  fileprivate var horizontal: String? {
    switch self {
    case .center: "center"
    case .end: "right"
    case .start: nil
    case .justified: "justify"
    }
  }
}
