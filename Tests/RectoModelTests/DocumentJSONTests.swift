import Foundation
import RectoModel
import Testing

@Suite struct DocumentJSONTests {
  private func document(_ json: String) throws -> Document { try Document(json: Data(json.utf8)) }

  private func error(_ json: String) -> RectoError? {
    do {
      _ = try document(json)
      return nil
    } catch {
      return error as? RectoError
    }
  }

  /// A document whose only page has the block with these members.
  private func page(_ block: String) -> String {
    #"{"schemaVersion": "1.0", "pages": [{"size": {"width": 1, "height": 1}, "#
      + #""resolution": {"unitsPerInch": 72, "origin": "measured"}, "#
      + #""blocks": [{"id": "b", "region": {"box": [0, 0, 1, 1]}, \#(block)}]}]}"#
  }

  @Test func everythingComesBack() throws {
    let full = try fullDocument()
    #expect(Set(full.pages.flatMap(\.blocks).map(\.content.typeName)).count == 12)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(full)
    let back = try Document(json: json)
    #expect(back == full)
    #expect(try encoder.encode(back) == json)
  }

  @Test func theLeastDocumentIsEnough() throws {
    #expect(try document(#"{"schemaVersion": "1.0", "pages": []}"#) == Document(pages: []))
  }

  @Test(arguments: ["1.0", "1.7"]) func readsItsOwnGeneration(version: String) throws {
    #expect(try document(#"{"schemaVersion": "\#(version)", "pages": []}"#).pages.isEmpty)
  }

  @Test(arguments: ["2.0", "0.9", "", "x"]) func refusesOtherGenerations(version: String) {
    let found = error(#"{"schemaVersion": "\#(version)", "pages": []}"#)
    #expect(found?.code == .unsupportedFeature)
    #expect(found?.message.contains("1.0") == true)
  }

  @Test func namesTheElementAtFault() {
    let cases = [
      (#"{"pages": []}"#, "$", "\"schemaVersion\" is missing"),
      (page(#""type": "paragraph""#), "$.pages[0].blocks[0]", "\"lines\" is missing"),
      (page(#""type": "poem", "lines": []"#), "$.pages[0].blocks[0].type", "poem"),
      (
        page(#""type": "heading", "level": 7, "paragraph": {"lines": []}"#), "$.pages[0].blocks[0].level",
        "1...6, not 7"
      ),
      (page(#""type": "separator", "confidence": 1.5"#), "$.pages[0].blocks[0].confidence", "0...1"),
      (
        page(#""type": "figure", "asset": "a/b", "lines": []"#), "$.pages[0].blocks[0].asset",
        "not an asset name"
      ),
      (
        page(
          #""type": "table", "rowCount": 1, "columnCount": 1, "cells": [{"row": 1, "column": 0, "region": {"box": [0, 0, 1, 1]}, "blocks": []}]"#
        ),
        "$.pages[0].blocks[0]", "leaves its table"
      ),
    ]
    for (json, place, words) in cases {
      let found = error(json)
      #expect(found?.code == .malformedInput)
      #expect(found?.location.element == place)
      #expect(found?.message.contains(words) == true, "\(found?.message ?? "no error")")
    }
  }

  @Test(arguments: ["", "{", "[]", "nul", "{\"schemaVersion\": 1}", "\u{0}\u{1}"])
  func refusesWhatIsNoDocument(json: String) {
    #expect(error(json)?.code == .malformedInput)
  }
}
