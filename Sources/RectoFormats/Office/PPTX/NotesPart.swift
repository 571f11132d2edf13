internal import RectoModel

/// The notes of a slide: the text of its page, a paragraph for each of its own.
struct NotesPart {
  private let paragraphs: [String]
  private let language: OfficeLanguage?

  init(_ page: Page, language: OfficeLanguage?) {
    paragraphs = page.blocks.flatMap(\.content.textLines).filter { !$0.isEmpty }
    self.language = OfficeLanguage(page.language) ?? language
  }

  var isEmpty: Bool { paragraphs.isEmpty }

  func write(to xml: XMLWriter) {
    xml.element("p:notes", SlideEmitter.namespaces) {
      xml.element("p:cSld") {
        xml.element("p:spTree") {
          xml.element("p:nvGrpSpPr") {
            xml.element("p:cNvPr", ["id": "1", "name": ""])
            xml.element("p:cNvGrpSpPr")
            xml.element("p:nvPr")
          }
          xml.element("p:grpSpPr")
          writeSlideImage(to: xml)
          writeText(to: xml)
        }
      }
      xml.element("p:clrMapOvr") { xml.element("a:masterClrMapping") }
    }
  }

  private func writeSlideImage(to xml: XMLWriter) {
    xml.element("p:sp") {
      xml.element("p:nvSpPr") {
        xml.element("p:cNvPr", ["id": "2", "name": "Slide 2"])
        xml.element("p:cNvSpPr") {
          xml.element("a:spLocks", ["noGrp": "1", "noRot": "1", "noChangeAspect": "1"])
        }
        xml.element("p:nvPr") { xml.element("p:ph", ["type": "sldImg"]) }
      }
      xml.element("p:spPr")
    }
  }

  private func writeText(to xml: XMLWriter) {
    xml.element("p:sp") {
      xml.element("p:nvSpPr") {
        xml.element("p:cNvPr", ["id": "3", "name": "Notes 3"])
        xml.element("p:cNvSpPr") { xml.element("a:spLocks", ["noGrp": "1"]) }
        xml.element("p:nvPr") { xml.element("p:ph", ["type": "body", "idx": "1"]) }
      }
      xml.element("p:spPr")
      xml.element("p:txBody") {
        xml.element("a:bodyPr")
        for paragraph in paragraphs {
          xml.element("a:p") {
            if paragraph.script == .rightToLeft { xml.element("a:pPr", ["algn": "r", "rtl": "1"]) }
            xml.element("a:r") {
              let isOwn = language?.script == paragraph.script
              xml.element("a:rPr", ["lang": isOwn ? language?.tag : nil])
              xml.element("a:t", text: paragraph)
            }
          }
        }
      }
    }
  }
}
