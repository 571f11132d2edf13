import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: ["true", "false"]) func everythingComesBack(pretty: String) throws {
    let full = try fullDocument()
    let text = try write(full, as: "json", ["pretty": pretty]).text
    #expect(try read(text) == full)
    #expect(try write(read(text), as: "json", ["pretty": pretty]).text == text)
  }

  @Test func bothLayoutsHoldTheSame() throws {
    let full = try fullDocument()
    let pretty =
      try JSONSerialization.jsonObject(with: Data(write(full, as: "json").text.utf8)) as? NSDictionary
    let compact =
      try JSONSerialization.jsonObject(
        with: Data(write(full, as: "json", ["pretty": "false"]).text.utf8)) as? NSDictionary
    #expect(pretty != nil && pretty == compact)
  }

  @Test func theLayoutIsForPeople() throws {
    let text = try write(Sample.document([Sample.paragraph("a [1,2]")], []), as: "json").text
    #expect(
      text == """
        {
          "schemaVersion": "1.0",
          "metadata": {},
          "sources": [],
          "pages": [
            {
              "blocks": [
                {
                  "id": "b",
                  "lines": [
                    {
                      "box": [0, 0, 60, 20],
                      "words": [
                        {
                          "box": [0, 0, 10, 20],
                          "text": "a"
                        },
                        {
                          "box": [0, 0, 50, 20],
                          "text": "[1,2]"
                        }
                      ]
                    }
                  ],
                  "region": {
                    "box": [0, 0, 100, 20]
                  },
                  "type": "paragraph"
                }
              ],
              "resolution": {
                "origin": "measured",
                "unitsPerInch": 72
              },
              "size": {
                "height": 800,
                "width": 600
              }
            },
            {
              "blocks": [],
              "resolution": {
                "origin": "measured",
                "unitsPerInch": 72
              },
              "size": {
                "height": 800,
                "width": 600
              }
            }
          ]
        }

        """)
  }

  @Test func compactHasNoBlanks() throws {
    let text = try write(Document(pages: []), as: "json", ["pretty": "false"]).text
    #expect(text == "{\"schemaVersion\":\"1.0\",\"metadata\":{},\"sources\":[],\"pages\":[]}\n")
    #expect(try read(write(Document(pages: []), as: "json").text) == Document(pages: []))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func refusesNumbersThatAreNone(value: Double) throws {
    var document = Sample.document([], [Sample.paragraph("a")])
    document.pages[1].blocks[0].region.box.x = value
    let error = #expect(throws: RectoError.self) { try write(document, as: "json") }
    #expect(error?.code == .malformedInput)
    #expect(error?.location == .init(page: 2, element: "$.pages[1].blocks[0].region.box[0]"))
  }

  @Test func aDepthThatCannotBeReadIsNotWritten() throws {
    let error = #expect(throws: RectoError.self) { try write(nestedLists(depth: 150), as: "json") }
    #expect(error?.code == .limitExceeded)
    let deep = try nestedLists(depth: 90)
    #expect(try read(write(deep, as: "json").text) == deep)
  }

  private func nestedLists(depth: Int) throws -> Document {
    var block = Sample.paragraph("deep")
    for _ in 0..<depth { block = Sample.block(.list(List(.bulleted, items: [ListItem(blocks: [block])]))) }
    return Sample.document([block])
  }

  @Test func aHugeDocumentGoesThroughPageByPage() throws {
    struct LargestPiece: ByteSink {
      var largest = 0
      mutating func write(_ bytes: [UInt8]) { largest = max(largest, bytes.count) }
    }
    func largest(pages: Int) throws -> Int {
      var sink = LargestPiece()
      let document = Document(pages: Array(repeating: Sample.page([Sample.paragraph("word")]), count: pages))
      let context = WriteContext(
        timestamp: Date(timeIntervalSince1970: 0), producer: "", assets: AssetStore(),
        temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in })
      try JSONWriter(options: .init()).write(document, to: &sink, context: context)
      return sink.largest
    }
    #expect(try largest(pages: 300) == largest(pages: 1))
  }
}
