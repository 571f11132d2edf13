import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoFormats

/// The tags as they stand in the file.
@Suite struct PDFStructureTests {
  private var document: Document {
    get throws {
      func paragraph(_ id: BlockID, _ text: String, y: Double, continues: BlockID? = nil) -> Block {
        let line = TextLine.typed(text, x: 20, y: y)
        return Block(
          id: id, region: Region(line.box), content: .paragraph(Paragraph([line])), continues: continues)
      }
      func cell(_ row: Int, _ column: Int, _ text: String) -> Cell {
        let block = paragraph(BlockID("\(row)\(column)"), text, y: 100 + 20 * Double(row))
        return Cell(row: row, column: column, region: block.region, blocks: [block])
      }
      let table = try Table(
        rowCount: 2, columnCount: 1, cells: [cell(0, 0, "head"), cell(1, 0, "cell")], headerRowCount: 1)
      let line = TextLine.typed("Page 1", x: 20, y: 280)
      var pages = [Page.points(200, 300), Page.points(200, 300), Page.points(200, 300)]
      pages[0].blocks = [
        paragraph("a", "(below) on the page", y: 60), paragraph("b", "above and", y: 20),
        Block(id: "f", region: Region(line.box), content: .footer(Paragraph([line]))),
      ]
      pages[2].blocks = [
        paragraph("c", "further on", y: 20, continues: "b"),
        Block(id: "t", region: Region(Rect(x: 20, y: 100, width: 99, height: 50)), content: .table(table)),
      ]
      return Document(metadata: DocumentMetadata(language: "en"), pages: pages)
    }
  }

  @Test func readersFindTheOrderOfReading() throws {
    let fixture = try PDFFixture()
    let path = try fixture.write(try document)
    let text = try ExternalTool.pdfinfo.run(["-struct-text", path]).text
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(
      lines == [
        "Document", "P (block)", "\"(below) on the page \"", "P (block)", "\"above and \"", "\"further on \"",
        "Table (block)", "TR", "TH:", "/Scope /Column", "\"head \"", "TR", "TD", "\"cell \"",
      ])
    #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
  }

  @Test func pagesLeadToTheirElements() throws {
    let fixture = try PDFFixture()
    let file = try QPDFDocument(file: URL(filePath: try fixture.write(try document)))
    let root = file.catalog["/StructTreeRoot"]
    let numbers = root["/ParentTree"]["/Nums"]
    let count = numbers.count
    #expect(count == 4)
    for (place, page, types) in [(0, 0, ["/P", "/P"]), (2, 2, ["/P", "/TH", "/TD"])] {
      let (key, owner) = (numbers.item(place).integer, file.page(page)["/StructParents"].integer)
      #expect(key == owner)
      let elements = numbers.item(place + 1)
      let found = (0..<elements.count).map { elements.item($0)["/S"].name ?? "" }
      #expect(found == types)
    }
    let middle = file.page(1)["/StructParents"].kind
    #expect(middle == .null)
    // What goes on: the first page by its element, the other by its own reference.
    let kids = numbers.item(1).item(1)["/K"]
    let (first, second) = (kids.item(0).integer, kids.item(1)["/MCID"].integer)
    #expect(first == 1 && second == 0)
    let (page, third) = (kids.item(1)["/Pg"].id, file.page(2).id)
    #expect(page == third)
    let isMarked = file.catalog["/MarkInfo"]["/Marked"].isTrue
    #expect(isMarked)
    let content = String(decoding: file.page(0).pageContent ?? Data(), as: UTF8.self)
    #expect(content.contains("/Artifact <</Type /Pagination /Subtype /Footer>> BDC"))
    #expect(content.contains("/P <</MCID 1>> BDC") && !content.contains("/Span"))
  }
}
