import Foundation
import RectoModel
import Testing

@testable import RectoFormats

/// Colours behind text, in every format that shows some.
struct GroundColorTests {
  private let blue = RGBColor(red: 0x12, green: 0x34, blue: 0xAB)
  private let box = Rect(x: 50, y: 40, width: 400, height: 90)

  private func document() throws -> Document {
    var note = Sample.paragraph("In a box", id: "n")
    note.region = Region(Rect(x: 60, y: 50, width: 80, height: 20))
    note.ground = Ground(box, color: blue)
    if case .paragraph(var paragraph) = note.content {
      for index in paragraph.lines[0].words.indices {
        paragraph.lines[0].words[index].style = TextStyle(fontName: "Arial", color: "#ffffff")
      }
      note.content = .paragraph(paragraph)
    }
    var more = Sample.paragraph("More of it", id: "m")
    more.ground = note.ground
    let table = try Sample.table([["Name", "Sum"], ["Ada", "12"]]).filled { $0.row == 0 ? blue : nil }
    return Sample.document([
      Sample.paragraph("Before", id: "a"), note, more, Sample.paragraph("After", id: "z"),
      Sample.block(.table(table), id: "t"),
    ])
  }

  @Test(arguments: ["flow", "exact"]) func wordShadesParagraphsAndCells(_ layout: String) throws {
    let xml = try documentXML(try writeDOCX(try document(), ["layout": layout]))
    let shade = #"<w:shd w:val="clear" w:color="auto" w:fill="1234AB"/>"#
    #expect(xml.components(separatedBy: shade).count - 1 == 4)
    #expect(xml.contains(#"<w:color w:val="FFFFFF"/>"#), "white can be seen there")
  }

  @Test func slidesHaveTheBoxOnce() throws {
    let xml = try documentXML(try write(try document(), as: "pptx").bytes, part: "ppt/slides/slide1.xml")
    let fill = #"<a:solidFill><a:srgbClr val="1234AB"/></a:solidFill>"#
    #expect(xml.components(separatedBy: fill).count - 1 == 3)
    #expect(xml.components(separatedBy: #"name="Ground"#).count - 1 == 1)
  }

  @Test func sheetsHaveLightTextOnDarkCells() throws {
    let styles = try documentXML(try write(try document(), as: "xlsx").bytes, part: "xl/styles.xml")
    #expect(styles.contains(#"<fgColor rgb="FF1234AB"/>"#))
    #expect(styles.contains(#"<fonts count="6">"#) && styles.contains(#"<color rgb="FFFFFFFF"/>"#))
  }

  @Test func webPagesHaveOneBoxRoundBoth() throws {
    let html = try write(try document(), as: "html").text
    let start = ##"<div class="ground" style="background-color:#1234ab;color:#fff">"##
    #expect(html.contains("\(start)\n<p>In a box</p>\n<p>More of it</p>\n</div>\n<p>After</p>"))
    #expect(html.contains(##"<th scope="col" style="background-color:#1234ab;color:#fff">Name</th>"##))
  }
}
