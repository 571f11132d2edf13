internal import RectoModel

extension HOCRFrame.Role {
  /// What an element is by its classes, or else by its name; `outer` is the role of what is round it.
  init(of element: MarkupElement, classes: [String], inside outer: HOCRFrame.Role) {
    for name in classes {
      if let role = Self.role(ofClass: name, element.name, inside: outer) {
        self = role
        return
      }
    }
    self = Self.role(ofElement: element.name)
  }

  private static func role(
    ofClass name: String, _ element: String, inside outer: HOCRFrame.Role
  ) -> HOCRFrame.Role? {
    let isInText = element == "span" || outer.isParagraph
    switch name {
    case "ocr_page": return .page
    case "ocrx_word", "ocr_word": return .word
    case "ocrx_cinfo", "ocr_cinfo": return .glyph
    case "ocr_line", "ocrx_line": return .line
    // Tesseract gives these to lines.
    case "ocr_header", "ocr_caption", "ocr_textfloat", "ocr_footer", "ocr_pageno":
      return isInText ? .line : .area
    case "ocr_blockquote", "ocr_carea", "ocrx_block", "ocr_column", "ocr_float":
      return element.isList ? nil : .area
    case "ocr_par": return role(ofElement: element).isParagraph ? nil : .paragraph(headingLevel: nil)
    case "ocr_photo", "ocr_image", "ocr_linedrawing", "ocr_textimage": return .picture
    case "ocr_math", "ocr_display", "ocr_chem": return .formula
    case "ocr_separator": return .separator
    default: return nil
    }
  }

  private static func role(ofElement name: String) -> HOCRFrame.Role {
    switch name {
    case "p": .paragraph(headingLevel: nil)
    case "h1", "h2", "h3", "h4", "h5", "h6": .paragraph(headingLevel: Int(name.dropFirst()))
    case "ul": .list(.bulleted)
    case "ol": .list(.numbered)
    case "li": .item
    case "table": .table
    case "tr": .row
    case "td": .cell(isHeader: false)
    case "th": .cell(isHeader: true)
    case "div", "blockquote": .area
    default: .plain
    }
  }

  var isParagraph: Bool {
    if case .paragraph = self { true } else { false }
  }

  /// Holds blocks, so that text in it without a paragraph becomes one.
  var holdsBlocks: Bool {
    switch self {
    case .page, .area, .item, .cell: true
    default: false
    }
  }
}

extension HOCRFrame.Kind {
  /// nil when the classes say nothing.
  init?(classes: [String]) {
    if classes.contains("ocr_header") {
      self = .header
    } else if classes.contains("ocr_footer") || classes.contains("ocr_pageno") {
      self = .footer
    } else if classes.contains("ocr_caption") {
      self = .caption
    } else if classes.contains("ocr_blockquote") {
      self = .quote
    } else {
      return nil
    }
  }
}

extension String {
  fileprivate var isList: Bool { self == "ul" || self == "ol" }
}
