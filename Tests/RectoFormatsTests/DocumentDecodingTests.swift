import Foundation
import RectoTesting
import Testing

@testable import RectoModel

@Suite struct DocumentDecodingTests {
  /// The quick decoder gives what Foundation's gives, and need not leave it to that one.
  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func bothDecodersAgree(_ golden: GoldenCase) throws {
    let json = try JSONEncoder.ordered.encode(try golden.document())
    let quick = try JSONTextDecoder().decode(Document.self, from: [UInt8](json))
    #expect(try quick == JSONDecoder().decode(Document.self, from: json))
  }

  private func page(_ block: String) -> [UInt8] {
    Array(
      (#"{"schemaVersion": "1.0", "pages": [{"size": {"width": 9, "height": 9}, "resolution": "#
        + #"{"unitsPerInch": 72, "origin": "measured"}, "blocks": [\#(block)]}]}"#).utf8)
  }

  private static let region = #""region": {"box": [0, 0, 9, 9], "polygon": null}"#
  private static let word = #"{"text": "a", "box": [0, 0, 9, 9]}"#

  /// Members in any order, unknown ones, null for what may be missing, styles that change from word to word.
  @Test(arguments: [
    #"{"more": {"lines": 7}, "lines": [], "type": "paragraph", \#(region), "id": "b", "role": null, "ground": null}"#,
    #"{"id": "b", "type": "paragraph", \#(region), "confidence": null, "continues": null, "alignment": "end", "lines": [{"box": [0, 0, 9, 9, 7], "words": [\#(word), {"text": "\u0062", "box": [0, 0, 1e1, -0.5], "confidence": 0.12345, "style": {"fontSize": 9}}, {"text": "c", "box": [1, 2, 3, 4], "style": {"fontSize": 9}, "link": "x", "language": "de"}, {"text": "d", "box": [1, 2, 3, 4], "style": null, "glyphs": []}], "direction": "rightToLeft"}]}"#,
    #"{"id": "b", "type": "table", \#(region), "rowCount": 2, "columnCount": 1, "isRuled": true, "headerRowCount": null, "cells": [{"row": 1, "column": 0, \#(region), "blocks": [], "rowSpan": null, "isHeader": true, "value": {"type": "number", "number": "1"}}]}"#,
    #"{"id": "b", "type": "heading", "level": 2, \#(region), "paragraph": {"lines": []}}"#,
    #"{"id": "b", "type": "list", "kind": "bulleted", \#(region), "items": [{"blocks": [{"id": "c", "type": "separator", \#(region)}]}]}"#,
  ])
  func unusualFormsAreReadAlike(_ block: String) throws {
    let json = page(block)
    let quick = try JSONTextDecoder().decode(Document.self, from: json)
    #expect(try quick == JSONDecoder().decode(Document.self, from: Data(json)))
  }

  /// So that the slow one tells what is wrong with them.
  @Test(arguments: [
    "7", "{}", #"{"id": 7, "type": "paragraph", \#(region), "lines": []}"#,
    #"{"id": "b", "type": "paragraph", \#(region)}"#,
    #"{"id": "b", "type": "poem", \#(region), "lines": []}"#,
    #"{"id": "b", "type": "paragraph", "region": {"box": [0, 0, 9]}, "lines": []}"#,
    #"{"id": "b", "type": "paragraph", \#(region), "confidence": 1.5, "lines": []}"#,
    #"{"id": "b", "type": "paragraph", \#(region), "lines": [{"box": [0, 0, 9, 9], "words": [{"text": "a"}]}]}"#,
    #"{"id": "b", "type": "table", \#(region), "rowCount": 1.5, "columnCount": 1, "cells": []}"#,
    #"{"id": "b", "type": "table", \#(region), "rowCount": 1, "columnCount": 1, "cells": [{"row": 1, "column": 0, \#(region), "blocks": []}]}"#,
  ])
  func wrongFormsAreRefusedByBoth(_ block: String) {
    let json = page(block)
    #expect(throws: (any Error).self) { try JSONTextDecoder().decode(Document.self, from: json) }
    #expect(throws: (any Error).self) { try JSONDecoder().decode(Document.self, from: Data(json)) }
  }
}
