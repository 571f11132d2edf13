internal import RectoModel

/// Writes the shapes of one slide.
struct SlideEmitter {
  let xml: XMLWriter
  let name: PartName
  let package: OPCPackage
  let language: OfficeLanguage?

  static let namespaces: KeyValuePairs<String, String?> = [
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
  ]

  func write(_ shapes: [SlideShape]) throws(RectoError) {
    try xml.element("p:sld", Self.namespaces) { () throws(RectoError) in
      try xml.element("p:cSld") { () throws(RectoError) in
        try xml.element("p:spTree") { () throws(RectoError) in
          writeTreeHead()
          for (index, shape) in shapes.enumerated() { try write(shape, id: index + 2) }
        }
      }
      xml.element("p:clrMapOvr") { xml.element("a:masterClrMapping") }
    }
  }

  private func writeTreeHead() {
    xml.element("p:nvGrpSpPr") {
      xml.element("p:cNvPr", ["id": "1", "name": ""])
      xml.element("p:cNvGrpSpPr")
      xml.element("p:nvPr")
    }
    xml.element("p:grpSpPr")
  }

  private func write(_ shape: SlideShape, id: Int) throws(RectoError) {
    switch shape {
    case .text(let text): write(text, id: id)
    case .table(let table): write(table, id: id)
    case .picture(let picture): try write(picture, id: id)
    case .rule(let box): writeRule(box, id: id)
    case .ground(let box, let color): write(box, color, id: id)
    }
  }

  private func write(_ text: SlideTextBox, id: Int) {
    xml.element("p:sp") {
      xml.element("p:nvSpPr") {
        xml.element("p:cNvPr", ["id": String(id), "name": "\(text.isTitle ? "Title" : "Text") \(id)"])
        xml.element("p:cNvSpPr", ["txBox": text.isTitle ? nil : "1"])
        xml.element("p:nvPr") { if text.isTitle { xml.element("p:ph", ["type": "title"]) } }
      }
      xml.element("p:spPr") {
        write(text.box, "a:xfrm")
        writeShape("rect")
        if !text.isTitle { xml.element("a:noFill") }
      }
      xml.element("p:txBody") {
        xml.element(
          "a:bodyPr",
          [
            "vert": text.orientation, "wrap": "square", "lIns": "0",
            "tIns": "0", "rIns": "0", "bIns": "0", "anchor": "t",
          ]
        ) { xml.element("a:noAutofit") }
        xml.element("a:lstStyle")
        write(text.text)
      }
    }
  }

  func write(_ box: SlideBox, _ name: String, rotation: Int = 0, isMirrored: Bool = false) {
    xml.element(
      name, ["rot": rotation == 0 ? nil : String(rotation), "flipH": isMirrored ? "1" : nil]
    ) {
      xml.element("a:off", ["x": String(box.x), "y": String(box.y)])
      xml.element("a:ext", ["cx": String(box.width), "cy": String(box.height)])
    }
  }

  private func writeShape(_ kind: String) {
    xml.element("a:prstGeom", ["prst": kind]) { xml.element("a:avLst") }
  }

  private func writeRule(_ box: SlideBox, id: Int) {
    xml.element("p:cxnSp") {
      xml.element("p:nvCxnSpPr") {
        xml.element("p:cNvPr", ["id": String(id), "name": "Line \(id)"])
        xml.element("p:cNvCxnSpPr")
        xml.element("p:nvPr")
      }
      xml.element("p:spPr") {
        write(box, "a:xfrm")
        writeShape("line")
        xml.element("a:ln", ["w": "9525"]) {
          xml.element("a:solidFill") { xml.element("a:schemeClr", ["val": "tx1"]) }
        }
      }
    }
  }

  private func write(_ ground: SlideBox, _ color: RGBColor, id: Int) {
    xml.element("p:sp") {
      xml.element("p:nvSpPr") {
        xml.element("p:cNvPr", ["id": String(id), "name": "Ground \(id)"])
        xml.element("p:cNvSpPr")
        xml.element("p:nvPr")
      }
      xml.element("p:spPr") {
        write(ground, "a:xfrm")
        writeShape("rect")
        writeFill(color)
        xml.element("a:ln") { xml.element("a:noFill") }
      }
    }
  }

  func writeFill(_ color: RGBColor) {
    xml.element("a:solidFill") { xml.element("a:srgbClr", ["val": color.hexadecimal]) }
  }

  private func write(_ picture: SlidePicture, id: Int) throws(RectoError) {
    let part = try package.picture(picture.asset, folder: "/ppt/media/")
    let relationship = package.relate(name, to: part, RelationshipType.image)
    let description = picture.alternateText.isEmpty ? nil : picture.alternateText
    xml.element("p:pic") {
      xml.element("p:nvPicPr") {
        xml.element("p:cNvPr", ["id": String(id), "name": "Picture \(id)", "descr": description])
        xml.element("p:cNvPicPr") { xml.element("a:picLocks", ["noChangeAspect": "1"]) }
        xml.element("p:nvPr")
      }
      xml.element("p:blipFill") {
        xml.element("a:blip", ["r:embed": relationship])
        xml.element("a:stretch") { xml.element("a:fillRect") }
      }
      xml.element("p:spPr") {
        write(picture.box, "a:xfrm", rotation: picture.rotation, isMirrored: picture.isMirrored)
        writeShape("rect")
      }
    }
  }
}

extension SlideTextBox {
  /// nil for text that runs across.
  fileprivate var orientation: String? {
    switch direction {
    case .down: isVerticalWriting ? "eaVert" : "vert"
    case .up: "vert270"
    case nil: nil
    }
  }
}
