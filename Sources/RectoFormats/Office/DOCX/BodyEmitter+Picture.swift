internal import RectoModel

extension BodyEmitter {
  /// In the line, or behind all text at its place of the page.
  func write(_ picture: PlacedPicture) throws(RectoError) {
    let part = try parts.package.picture(picture.asset, folder: "/word/media/")
    let relationship = parts.package.relate(name, to: part, RelationshipType.image)
    let id = parts.nextDrawing()
    xml.element("w:drawing") {
      if let place = picture.place {
        writeAnchored(picture, at: place, id: id, relationship)
      } else {
        xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) {
          writeExtent(of: picture)
          writeGraphic(picture, id: id, relationship)
        }
      }
    }
  }

  private func writeAnchored(
    _ picture: PlacedPicture, at place: PlacedPicture.Place, id: Int, _ relationship: String
  ) {
    xml.element(
      "wp:anchor",
      [
        "distT": "0", "distB": "0", "distL": "0", "distR": "0", "simplePos": "0",
        "relativeHeight": String(place.order),
        "behindDoc": "1", "locked": "0", "layoutInCell": "1", "allowOverlap": "1",
      ]
    ) {
      xml.element("wp:simplePos", ["x": "0", "y": "0"])
      for (name, offset) in [("wp:positionH", place.x), ("wp:positionV", place.y)] {
        xml.element(name, ["relativeFrom": "page"]) {
          xml.element("wp:posOffset", text: String(offset.value))
        }
      }
      writeExtent(of: picture)
      xml.element("wp:wrapNone")
      writeGraphic(picture, id: id, relationship)
    }
  }

  private func writeExtent(of picture: PlacedPicture) {
    xml.element("wp:extent", ["cx": String(picture.width.value), "cy": String(picture.height.value)])
  }

  private func writeGraphic(_ picture: PlacedPicture, id: Int, _ relationship: String) {
    let description = picture.alternateText.isEmpty ? nil : picture.alternateText
    xml.element("wp:docPr", ["id": String(id), "name": "Picture \(id)", "descr": description])
    xml.element("wp:cNvGraphicFramePr") {
      xml.element("a:graphicFrameLocks", ["noChangeAspect": "1"])
    }
    xml.element("a:graphic") {
      xml.element(
        "a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"]
      ) {
        xml.element("pic:pic") {
          xml.element("pic:nvPicPr") {
            xml.element("pic:cNvPr", ["id": String(id), "name": "Picture \(id)", "descr": description])
            xml.element("pic:cNvPicPr")
          }
          xml.element("pic:blipFill") {
            xml.element("a:blip", ["r:embed": relationship])
            xml.element("a:stretch") { xml.element("a:fillRect") }
          }
          writeShape(of: picture)
        }
      }
    }
  }

  private func writeShape(of picture: PlacedPicture) {
    let rotation = picture.place?.rotation ?? 0
    let isMirrored = picture.place?.isMirrored ?? false
    xml.element("pic:spPr") {
      xml.element("a:xfrm", ["rot": rotation == 0 ? nil : String(rotation), "flipH": isMirrored ? "1" : nil])
      {
        xml.element("a:off", ["x": "0", "y": "0"])
        xml.element("a:ext", ["cx": String(picture.width.value), "cy": String(picture.height.value)])
      }
      xml.element("a:prstGeom", ["prst": "rect"]) { xml.element("a:avLst") }
    }
  }
}
