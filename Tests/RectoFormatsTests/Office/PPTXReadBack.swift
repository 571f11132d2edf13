import Foundation
import RectoFormats
import RectoModel
import Testing

/// What python-pptx finds in a file that was written.
struct PPTXReadBack: Decodable {
  struct Run: Decodable, Equatable {
    var text: String
    /// In points.
    var size: Double
    var isBold: Bool
    var link: String?
  }

  struct Text: Decodable, Equatable {
    var name: String
    var isTitle: Bool
    var paragraphs: [String]
    var levels: [Int]
    var marks: [String]
    var runs: [Run]
    /// Left, top, width, height in EMU.
    var box: [Int]
  }

  struct Table: Decodable {
    var rows: Int
    var columns: Int
    var hasFirstRow: Bool
    var style: String
    /// Of its rows, in EMU.
    var heights: [Int]
    var cells: [ReadCell]
  }

  struct Picture: Decodable, Equatable {
    var description: String
    var type: String
    var box: [Int]
    var rotation: Double
  }

  struct Slide: Decodable {
    var layout: String
    var texts: [Text]
    var tables: [Table]
    var pictures: [Picture]
    var notes: [String]
  }

  var size: [Int]
  var slides: [Slide]
  /// All characters of text, tables and alternate texts.
  var characters: [String: Int]
  var noteCharacters: [String: Int]
  var properties: [String]

  init(_ bytes: [UInt8]) throws {
    self = try ExternalTool.reading(bytes, by: Self.script)
  }

  private static let script = """
    import collections, io, json, sys, zipfile
    import pptx
    from pptx.oxml.ns import qn

    data = sys.stdin.buffer.read()
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    deck = pptx.Presentation(io.BytesIO(data))

    def box(shape):
        return [shape.left, shape.top, shape.width, shape.height]

    def mark(paragraph):
        pr = paragraph._p.pPr
        if pr is None:
            return ""
        for child in pr:
            if child.tag == qn("a:buChar"):
                return child.get("char")
            if child.tag == qn("a:buAutoNum"):
                return child.get("type") + " " + child.get("startAt", "1")
        return ""

    def link(run):
        h = run._r.rPr.find(qn("a:hlinkClick"))
        if h is None:
            return None
        rel = run.part.rels[h.get(qn("r:id"))]
        return rel.target_ref if rel.is_external else str(rel.target_part.partname)

    def run(r):
        return {"text": r.text, "size": r.font.size.pt, "isBold": bool(r.font.bold), "link": link(r)}

    def text(s):
        ps = s.text_frame.paragraphs
        return {"name": s.name, "isTitle": s.is_placeholder, "paragraphs": [p.text for p in ps],
                "levels": [p.level for p in ps], "marks": [mark(p) for p in ps],
                "runs": [run(r) for p in ps for r in p.runs], "box": box(s)}

    def table(s):
        t = s.table
        cells = []
        for r in range(len(t.rows)):
            for c in range(len(t.columns)):
                cell = t.cell(r, c)
                if not cell.is_spanned:
                    cells.append({"row": r, "column": c, "rows": cell.span_height, "columns": cell.span_width,
                                  "text": cell.text})
        assert sum(c.width for c in t.columns) == s.width
        assert sum(r.height for r in t.rows) == s.height
        return {"rows": len(t.rows), "columns": len(t.columns), "hasFirstRow": t.first_row, "cells": cells,
                "style": t._tbl.tblPr.findtext(qn("a:tableStyleId")), "heights": [r.height for r in t.rows]}

    def picture(s):
        return {"description": s._element.nvPicPr.cNvPr.get("descr", ""), "type": s.image.content_type,
                "box": box(s), "rotation": s.rotation}

    characters, notes, slides = collections.Counter(), collections.Counter(), []
    for slide in deck.slides:
        shapes = list(slide.shapes)
        texts = [text(s) for s in shapes if s.has_text_frame and s.element.tag != qn("p:cxnSp")]
        tables = [table(s) for s in shapes if s.has_table]
        pictures = [picture(s) for s in shapes if s.shape_type == 13]
        said = slide.notes_slide.notes_text_frame.text.split("\\n") if slide.has_notes_slide else []
        slides.append({"layout": slide.slide_layout.name, "texts": texts, "tables": tables,
                       "pictures": pictures, "notes": said})
        for t in texts:
            characters.update("".join(t["paragraphs"]))
            characters.update("".join(t["marks"]))
        for t in tables:
            characters.update("".join(c["text"] for c in t["cells"]))
        for p in pictures:
            characters.update(p["description"])
        notes.update("".join(said))
    core = deck.core_properties
    print(json.dumps({"size": [deck.slide_width, deck.slide_height], "slides": slides,
                      "characters": characters, "noteCharacters": notes,
                      "properties": [core.title, core.author, core.created.isoformat()]}))
    """
}
