import Foundation
import RectoFormats
import RectoModel
import Testing

/// What python-docx finds in a file that was written.
struct DOCXReadBack: Decodable {
  struct Text: Decodable, Equatable {
    var style: String
    var text: String
    var numbering: [Int]?
  }

  struct Table: Decodable {
    var style: String
    var cells: [ReadCell]
    var widths: [Int]
    var headerRows: Int
  }

  struct Section: Decodable, Equatable {
    var size: [Int]
    var isLandscape: Bool
    var header: String
    var footer: String
    var columns: Int
  }

  var paragraphs: [Text]
  var tables: [Table]
  var sections: [Section]
  /// Alternate texts of pictures in the line.
  var pictures: [String]
  var footnotes: [String]
  var links: [String]
  /// What links inside the document lead to, and the names that there are.
  var anchors: [String]
  var bookmarks: [String]
  var comments: [String]
  /// All characters of text, formulas, alternate texts and notes.
  var characters: [String: Int]
  var properties: [String]
  var instructions: [String]

  init(_ bytes: [UInt8]) throws {
    self = try ExternalTool.reading(bytes, by: Self.script)
  }

  private static let script = """
    import collections, io, json, sys, zipfile
    import docx
    from docx.oxml.ns import qn
    from lxml import etree

    data = sys.stdin.buffer.read()
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    document = docx.Document(io.BytesIO(data))

    def part(name):
        return etree.fromstring(archive.read(name)) if name in archive.namelist() else etree.Element("none")

    def text(element):
        return "".join(t.text or "" for t in element.iter(qn("w:t"), qn("m:t")))

    def paragraph(p):
        number = p._p.pPr.numPr if p._p.pPr is not None else None
        return {"style": p.style.name, "text": text(p._p),
                "numbering": None if number is None else [number.ilvl.val, number.numId.val]}

    def table(t):
        grid = [c.w.twips for c in t._tbl.tblGrid.gridCol_lst]
        cells, open_cells, header = [], {}, 0
        for r, row in enumerate(t._tbl.tr_lst):
            column = 0
            if row.trPr is not None and row.trPr.find(qn("w:tblHeader")) is not None:
                header += 1
            for tc in row.tc_lst:
                if tc.vMerge == "continue":
                    open_cells[column]["rows"] += 1
                else:
                    cells.append({"row": r, "column": column, "rows": 1, "columns": tc.grid_span, "text": text(tc)})
                    open_cells[column] = cells[-1]
                column += tc.grid_span
            assert column == len(grid), (column, grid)
        return {"style": t.style.name, "cells": cells, "widths": grid, "headerRows": header}

    def section(s):
        columns = s._sectPr.find(qn("w:cols"))
        return {"size": [s.page_width.twips, s.page_height.twips], "isLandscape": s.orientation == 1,
                "header": " | ".join(text(p._p) for p in s.header.paragraphs),
                "footer": " | ".join(text(p._p) for p in s.footer.paragraphs),
                "columns": int(columns.get(qn("w:num"), "1"))}

    notes = part("word/footnotes.xml")
    comments = part("word/comments.xml")
    body = document.element.body
    descriptions = [e.get("descr", "") for e in body.iter(qn("wp:docPr"))]
    characters = collections.Counter()
    for element in (body, notes):
        characters.update(text(element))
    for d in descriptions:
        characters.update(d)
    for s in document.sections:
        for p in list(s.header.paragraphs) + list(s.footer.paragraphs):
            characters.update(text(p._p))
    numbering = part("word/numbering.xml")
    core = document.core_properties
    print(json.dumps({
        "paragraphs": [paragraph(p) for p in document.paragraphs],
        "tables": [table(t) for t in document.tables],
        "sections": [section(s) for s in document.sections],
        "pictures": descriptions,
        "footnotes": [text(n) for n in notes.iter(qn("w:footnote")) if n.get(qn("w:type")) is None],
        "links": [r.target_ref for r in document.part.rels.values() if r.is_external],
        "anchors": [a for h in body.iter(qn("w:hyperlink")) if (a := h.get(qn("w:anchor")))],
        "bookmarks": [b.get(qn("w:name")) for b in body.iter(qn("w:bookmarkStart"))],
        "comments": [text(c) for c in comments.iter(qn("w:comment"))],
        "characters": characters,
        "properties": [core.title, core.author, core.language, core.created.isoformat()],
        "instructions": [(i.text or "").strip() for i in body.iter(qn("w:instrText"))],
    }))
    """
}

/// Writes a DOCX through the registry, as every user does.
func writeDOCX(
  _ document: Document, _ options: [String: String] = [:], assets: [Asset] = [],
  report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
) throws -> [UInt8] {
  let context = WriteContext(
    timestamp: Date(timeIntervalSince1970: 0), producer: "Recto", assets: AssetStore(assets),
    temporaryFolder: FileManager.default.temporaryDirectory, report: report)
  let writer = try #require(FormatRegistry.writer(id: "docx"))
  var sink = MemorySink()
  try writer.write(document, options: OptionValues(options), to: &sink, context: context)
  return sink.bytes
}
