extension BodyEmitter {
  /// The order of these elements is the schema's.
  func write(_ section: SectionProperties) {
    xml.element("w:sectPr") {
      for part in section.runningParts {
        xml.element(
          part.isHeader ? "w:headerReference" : "w:footerReference",
          ["w:type": part.pages.rawValue, "r:id": part.relationship])
      }
      value("w:type", section.isContinuous ? "continuous" : "nextPage")
      xml.element(
        "w:pgSz",
        [
          "w:w": String(section.width), "w:h": String(section.height),
          "w:orient": section.width > section.height ? "landscape" : nil,
        ])
      let margins = section.margins
      xml.element(
        "w:pgMar",
        [
          "w:top": String(margins.top), "w:right": String(margins.right),
          "w:bottom": String(margins.bottom), "w:left": String(margins.left),
          "w:header": String(margins.header), "w:footer": String(margins.footer), "w:gutter": "0",
        ])
      if let numbers = section.numbers {
        xml.element(
          "w:pgNumType",
          ["w:fmt": numbers.isRoman ? "lowerRoman" : nil, "w:start": numbers.start.map(String.init)])
      }
      xml.element(
        "w:cols",
        [
          "w:num": section.columns > 1 ? String(section.columns) : nil,
          "w:space": String(SectionProperties.gutter),
        ])
      if section.hasOwnFirstPage { xml.element("w:titlePg") }
      if section.isRightToLeft { xml.element("w:bidi") }
    }
  }
}
