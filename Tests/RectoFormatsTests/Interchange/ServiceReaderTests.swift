import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct ServiceReaderTests {
  private func table(_ block: Block?) throws -> Table {
    guard case .table(let table)? = block?.content else { throw RectoError(.internalInvariant, "no table") }
    return table
  }

  private func texts(_ table: Table) -> [String] {
    table.cells.map { $0.blocks.flatMap(\.allLines).plainText }
  }

  @Test func readsAzure() throws {
    func word(_ text: String, _ offset: Int, _ x: Double, _ y: Double) -> String {
      let box = "[\(x),\(y),\(x + 1),\(y),\(x + 1),\(y + 0.2),\(x),\(y + 0.2)]"
      return
        "{\"content\":\"\(text)\",\"polygon\":\(box),\"confidence\":0.9,\"span\":{\"offset\":\(offset),\"length\":\(text.count)}}"
    }
    func spans(_ offset: Int, _ length: Int) -> String {
      "\"spans\":[{\"offset\":\(offset),\"length\":\(length)}]"
    }
    let place = "\"boundingRegions\":[{\"pageNumber\":1,\"polygon\":[1,1,2,1,2,2,1,2]}]"
    let json = """
      {"status":"succeeded","analyzeResult":{"apiVersion":"2024-11-30","modelId":"prebuilt-layout","stringIndexType":"utf16CodeUnit",
      "content":"Title\\na b\\nc d\\n:selected:","pages":[{"pageNumber":1,"angle":0,"width":8.5,"height":11,"unit":"inch",
      "words":[\(word("Title", 0, 1, 1)),\(word("a", 6, 1, 2)),\(word("b", 8, 3, 2)),\(word("c", 10, 1, 3)),\(word("d", 12, 3, 3)),\(word("Name", 30, 1, 5)),\(word("Ann", 35, 3, 5))],
      "lines":[{"content":"Title",\(spans(0, 5))},{"content":"Name Ann",\(spans(30, 8))}],
      "selectionMarks":[{"state":"selected","polygon":[1,4,1.2,4,1.2,4.2,1,4.2],"confidence":0.8,"span":{"offset":14,"length":10}}]}],
      "paragraphs":[{"role":"title","content":"Title",\(place),\(spans(0, 5))},{"content":"a",\(spans(6, 1))},{"content":"mark",\(spans(14, 10))}],
      "tables":[{"rowCount":2,"columnCount":2,\(place),"cells":[{"kind":"columnHeader","rowIndex":0,"columnIndex":0,"content":"a",\(place),\(spans(6, 1))},
      {"kind":"columnHeader","rowIndex":0,"columnIndex":1,"content":"b",\(place),\(spans(8, 1))},{"rowIndex":1,"columnIndex":0,"columnSpan":2,"content":"c d",\(place),\(spans(10, 3))}]}],
      "keyValuePairs":[{"key":{"content":"Name",\(spans(30, 4))},"value":{"content":"Ann",\(spans(35, 3))},"confidence":0.9}],
      "styles":[{"fontWeight":"bold","color":"#FF0000",\(spans(0, 5))},{"isHandwritten":true,\(spans(35, 3))}],"languages":[{"locale":"fr","confidence":1,\(spans(30, 8))}]}}
      """
    let back = try readBack(json)
    let page = try #require(back.document.pages.first)
    #expect(page.size == Size(width: 2550, height: 3300))
    #expect(page.resolution == .measured(300))
    #expect(page.blocks.map(\.content.typeName) == ["heading", "table", "paragraph", "table"])
    #expect(page.words.map(\.text) == ["Title", "a", "b", "c", "d", "\u{2612}", "Name", "Ann"])
    #expect(page.words[0].box == Rect(x: 300, y: 300, width: 300, height: 60))
    #expect(page.words[0].style == TextStyle([.bold], color: "#ff0000"))
    #expect(page.words[7].language == "fr")
    #expect(page.words.filter { $0.style?.isHandwritten == true }.map(\.text) == ["Ann"])
    let grid = try table(page.blocks[1])
    #expect(grid.headerRowCount == 1)
    #expect(grid.cells.map(\.columnSpan) == [1, 1, 2])
    #expect(texts(try table(page.blocks[3])) == ["Name", "Ann"])
    #expect(page.provenance?.engine?.models == ["prebuilt-layout"])
  }

  @Test func readsGoogle() throws {
    func layout(_ start: Int, _ end: Int, _ x: Double = 0.1, _ y: Double = 0.1) -> String {
      """
      {"textAnchor":{"textSegments":[{\(start == 0 ? "" : "\"startIndex\":\"\(start)\",")"endIndex":"\(end)"}]},"confidence":0.9,
      "boundingPoly":{"normalizedVertices":[{"x":\(x),"y":\(y)},{"x":\(x + 0.1),"y":\(y)},{"x":\(x + 0.1),"y":\(y + 0.05)},{"x":\(x),"y":\(y + 0.05)}]}}
      """
    }
    let json = """
      {"mimeType":"image/png","text":"\u{1D11E} bold hy-\\nphen\\nKey: yes\\nh1 h2\\n","pages":[{"pageNumber":1,"dimension":{"width":1000,"height":800,"unit":"pixels"},
      "detectedLanguages":[{"languageCode":"en"}],
      "tokens":[{"layout":\(layout(0, 2)),"detectedLanguages":[{"languageCode":"de"}]},{"layout":\(layout(2, 7, 0.3)),"styleInfo":{"bold":true,"fontSize":9,"textColor":{"red":1}}},
      {"layout":\(layout(7, 11, 0.5)),"detectedBreak":{"type":"HYPHEN"}},{"layout":\(layout(11, 16, 0.1, 0.2))},{"layout":\(layout(16, 21, 0.1, 0.4))},{"layout":\(layout(21, 25, 0.4, 0.4))},
      {"layout":\(layout(25, 28, 0.1, 0.6))},{"layout":\(layout(28, 31, 0.5, 0.6))}],
      "lines":[{"layout":\(layout(0, 11))},{"layout":\(layout(11, 16))},{"layout":\(layout(16, 25))},{"layout":\(layout(25, 31))}],
      "paragraphs":[{"layout":\(layout(0, 16))},{"layout":\(layout(16, 31))}],
      "tables":[{"layout":\(layout(25, 31, 0.1, 0.6)),"headerRows":[{"cells":[{"layout":\(layout(25, 28)),"rowSpan":1,"colSpan":1},{"layout":\(layout(28, 31)),"rowSpan":1,"colSpan":1}]}]}],
      "formFields":[{"fieldName":\(layout(16, 21)),"fieldValue":\(layout(21, 25))}],
      "visualElements":[{"type":"unfilled_checkbox","layout":\(layout(0, 0, 0.8, 0.8))}]}]}
      """
    let back = try readBack(json)
    let page = try #require(back.document.pages.first)
    #expect(page.language == "en")
    #expect(
      page.words.map(\.text) == ["\u{1D11E}", "bold", "hy-", "phen", "Key:", "yes", "h1", "h2", "\u{2610}"])
    #expect(page.words[0].language == "de")
    #expect(page.words[1].style == TextStyle([.bold], fontSize: Points(9), color: "#ff0000"))
    #expect(page.words[1].box == Rect(x: 300, y: 80, width: 100, height: 40))
    #expect(page.blocks.map(\.content.typeName) == ["paragraph", "table", "table", "paragraph"])
    #expect(page.lines.first?.endsHyphenated == true)
    #expect(try table(page.blocks[2]).headerRowCount == 1)
  }

  @Test func readsTextract() throws {
    func block(_ id: String, _ type: String, _ rest: String = "", children: [String] = [], at y: Double = 0.1)
      -> String
    {
      let ids = children.map { "\"\($0)\"" }.joined(separator: ",")
      let box = "\"Geometry\":{\"BoundingBox\":{\"Left\":0.1,\"Top\":\(y),\"Width\":0.2,\"Height\":0.05}}"
      let links = children.isEmpty ? "" : ",\"Relationships\":[{\"Type\":\"CHILD\",\"Ids\":[\(ids)]}]"
      return "{\"Id\":\"\(id)\",\"BlockType\":\"\(type)\",\"Confidence\":90,\(box)\(rest)\(links)}"
    }
    let blocks = [
      block("p", "PAGE", children: ["l1", "l2"]),
      block("l2", "LINE", ",\"Text\":\"left right\"", children: ["w2", "w3"], at: 0.5),
      block("l1", "LINE", ",\"Text\":\"Title\"", children: ["w1"]),
      block("w1", "WORD", ",\"Text\":\"Title\",\"TextType\":\"HANDWRITING\""),
      block("w2", "WORD", ",\"Text\":\"left\"", at: 0.5), block("w3", "WORD", ",\"Text\":\"right\"", at: 0.5),
      block("l3", "LINE", ",\"Text\":\"item\"", children: ["w4"], at: 0.7),
      block("w4", "WORD", ",\"Text\":\"item\"", at: 0.7),
      block("t", "TABLE", children: ["c1", "c2"], at: 0.5),
      block(
        "c1", "CELL", ",\"RowIndex\":1,\"ColumnIndex\":1,\"EntityTypes\":[\"COLUMN_HEADER\"]",
        children: ["w2"], at: 0.5),
      block("c2", "CELL", ",\"RowIndex\":1,\"ColumnIndex\":2", children: ["w3", "s"], at: 0.5),
      block("s", "SELECTION_ELEMENT", ",\"SelectionStatus\":\"NOT_SELECTED\"", at: 0.5),
      block("y1", "LAYOUT_TITLE", children: ["l1"]), block("y2", "LAYOUT_LIST", children: ["y3"], at: 0.7),
      block("y3", "LAYOUT_TEXT", children: ["l3"], at: 0.7),
    ]
    let back = try readBack(
      "{\"DocumentMetadata\":{\"Pages\":1},\"Blocks\":[\(blocks.joined(separator: ","))]}")
    let page = try #require(back.document.pages.first)
    #expect(page.blocks.map(\.content.typeName) == ["heading", "list", "table"])
    #expect(texts(try table(page.blocks[2])) == ["left", "right\n\u{2610}"])
    #expect(page.words[0].confidence == Confidence(0.9))
    #expect(page.words.filter { $0.style?.isHandwritten == true }.map(\.text) == ["Title"])
    #expect(page.resolution.origin == .assumed)
    #expect(
      back.diagnostics.contains(.sourceChanged(page: 1, what: "pages without a size: Letter assumed (1)")))
  }

  @Test func readsDocling() throws {
    func prov(_ top: Double, _ bottom: Double) -> String {
      "\"prov\":[{\"page_no\":1,\"bbox\":{\"l\":72,\"t\":\(top),\"r\":272,\"b\":\(bottom),\"coord_origin\":\"BOTTOMLEFT\"},\"charspan\":[0,1]}]"
    }
    let cell = { (row: Int, column: Int, text: String) in
      "{\"text\":\"\(text)\",\"row_span\":1,\"col_span\":1,\"start_row_offset_idx\":\(row),\"end_row_offset_idx\":\(row + 1),"
        + "\"start_col_offset_idx\":\(column),\"end_col_offset_idx\":\(column + 1),\"column_header\":\(row == 0),\"row_header\":false}"
    }
    let json = """
      {"schema_name":"DoclingDocument","version":"1.5.0","name":"a","origin":{"mimetype":"application/pdf","filename":"a.pdf","binary_hash":1},
      "furniture":{"self_ref":"#/furniture","children":[]},
      "body":{"self_ref":"#/body","children":[{"$ref":"#/texts/5"},{"$ref":"#/texts/0"},{"$ref":"#/texts/1"},{"$ref":"#/groups/0"},{"$ref":"#/tables/0"}]},
      "groups":[{"self_ref":"#/groups/0","label":"list","children":[{"$ref":"#/texts/2"},{"$ref":"#/texts/3"}]}],
      "texts":[{"self_ref":"#/texts/0","label":"section_header","level":1,"text":"Head",\(prov(720, 700))},
      {"self_ref":"#/texts/1","label":"text","text":"some words here","formatting":{"bold":true},"hyperlink":"https://example.org/",\(prov(690, 680))},
      {"self_ref":"#/texts/2","label":"list_item","enumerated":true,"marker":"1.","text":"one",\(prov(670, 660))},
      {"self_ref":"#/texts/3","label":"list_item","enumerated":true,"marker":"2.","text":"two",\(prov(650, 640))},
      {"self_ref":"#/texts/4","label":"caption","text":"Table 1",\(prov(630, 620))},{"self_ref":"#/texts/5","label":"page_footer","text":"7",\(prov(40, 30))}],
      "tables":[{"self_ref":"#/tables/0","label":"table","captions":[{"$ref":"#/texts/4"}],\(prov(600, 500)),
      "data":{"table_cells":[\(cell(0, 0, "h")),\(cell(1, 0, "v"))],"num_rows":2,"num_cols":1}}],
      "pictures":[],"key_value_items":[],"pages":{"1":{"size":{"width":612,"height":792},"page_no":1}}}
      """
    let back = try readBack(json)
    let page = try #require(back.document.pages.first)
    #expect(back.document.sources.first?.name == "a.pdf")
    #expect(
      page.blocks.map(\.content.typeName) == ["heading", "paragraph", "list", "table", "caption", "footer"])
    #expect(page.blocks[0].region.box == Rect(x: 72, y: 72, width: 200, height: 20))
    #expect(
      page.blocks[1].allLines.flatMap(\.words).map(\.link)
        == Array(repeating: "https://example.org/", count: 3))
    guard case .list(let list) = page.blocks[2].content, case .caption(let caption) = page.blocks[4].content
    else {
      Issue.record("no list or caption")
      return
    }
    #expect(list.kind == .numbered)
    #expect(list.items.map(\.marker) == ["1.", "2."])
    #expect(caption.target == page.blocks[3].id)
    #expect(try table(page.blocks[3]).headerRowCount == 1)
  }

  @Test func doclingWithoutPlacesIsSetBelowEachOther() throws {
    let text = { (text: String) in "{\"label\":\"text\",\"text\":\"\(text)\"}" }
    let json = """
      {"schema_name":"DoclingDocument","body":{"children":[{"$ref":"#/texts/0"},{"$ref":"#/texts/1"}]},
      "texts":[\(text("first")),\(text("second"))]}
      """
    let page = try #require(try readBack(json).document.pages.first)
    #expect(page.lines.map(\.plainText) == ["first", "second"])
    #expect(page.blocks[0].region.box.maxY <= page.blocks[1].region.box.minY)
  }

  @Test(arguments: [
    (
      "{\"analyzeResult\":{\"modelId\":\"x\"}}",
      "Not a result of Azure Document Intelligence: \"pages\" is missing"
    ),
    ("{\"analyzeResult\":{\"pages\":[]}}", "The result of Azure Document Intelligence has no pages"),
    ("{\"Blocks\":[{\"BlockType\":\"WORD\"}]}", "Not a result of Amazon Textract: \"Id\" is missing"),
    ("{\"Blocks\":[],\"BlockType\":1}", "The result of Amazon Textract has no pages"),
    ("{\"mimeType\":\"a\",\"text\":\"b\",\"pages\":7}", "Not a result of Google Document AI"),
    ("{\"schema_name\":\"DoclingDocument\"}", "Not a result of Docling: \"body\" is missing"),
    ("{\"schema_name\":\"DoclingDocument\",\"body\":{\"children\":[", "Not a result of Docling"),
  ])
  func wrongAnswersAreRefused(_ json: String, _ message: String) {
    let error = #expect(throws: RectoError.self) { try readBack(json) }
    #expect(error?.code == .malformedInput)
    #expect(error?.message.hasPrefix(message) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func nonsenseNumbersDoNotTrap() throws {
    let cell =
      "{\"rowIndex\":-5,\"columnIndex\":99999999999,\"rowSpan\":999999999999,\"spans\":[{\"offset\":0,\"length\":1}]}"
    let json = """
      {"analyzeResult":{"pages":[{"pageNumber":1,"width":9,"height":9,"unit":"pixel","words":[{"content":"a","polygon":[1,1,2,2],"span":{"offset":0,"length":1}}]}],
      "tables":[{"cells":[\(cell)]}]}}
      """
    #expect(try readBack(json).document.pages.first?.words.map(\.text) == ["a"])
    let deep = "{\"analyzeResult\":" + String(repeating: "[", count: 5000)
    #expect((#expect(throws: RectoError.self) { try readBack(deep) })?.code == .limitExceeded)
    let segment =
      "{\"mimeType\":\"a\",\"text\":\"b\",\"pages\":[{\"dimension\":{\"width\":9,\"height\":9},\"tokens\":[{\"layout\":"
      + "{\"textAnchor\":{\"textSegments\":[{\"startIndex\":\"9\",\"endIndex\":\"2\"}]}}}]}]}"
    #expect((#expect(throws: RectoError.self) { try readBack(segment) })?.code == .malformedInput)
  }
}
