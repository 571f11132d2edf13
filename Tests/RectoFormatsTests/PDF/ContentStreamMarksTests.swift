import RectoModel
import Testing

@testable import RectoFormats

@Suite struct ContentStreamMarksTests {
  private func apply(
    _ stream: String, text: [ContentMark], areas: [ContentMark] = []
  ) throws -> String {
    var marks = ContentStreamMarks(content: [])
    (marks.text, marks.areas) = (text, areas)
    return String(decoding: try marks.apply(to: Array(stream.utf8)), as: UTF8.self)
  }

  @Test func marksTakeThePlaceOfTags() throws {
    let stream =
      "q /a0 gs Q\n/Span << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n/Span << /MCID 1 >> BDC\nBT (b) Tj ET EMC"
    let marked = try apply(
      stream, text: [.structure(.paragraph, element: 4, id: 2), .artifact(.footer)],
      areas: [.area(.figure, id: 0, box: Rect(x: 1, y: 2.25, width: 30, height: 4))])
    #expect(
      marked == """
        /Figure <</MCID 0>> BDC
        1 2.3 30 4 re n
        EMC
        q /a0 gs Q
        /P <</MCID 2>> BDC
        BT (a) Tj ET
        EMC
        /Artifact <</Type /Pagination /Subtype /Footer>> BDC
        BT (b) Tj ET EMC
        """)
  }

  @Test func textThatLooksLikeOperatorsIsLeftAlone() throws {
    let stream = """
      % BDC EMC
      /BDC gs /Span << /MCID 0 >> BDC [(BDC\\)\\\\) -5 (a(EMC)b) <42444320>]TJ (\\
      BDC) Tj EMC
      """
    let marked = try apply(stream, text: [.structure(.label, element: 1, id: 0)])
    #expect(
      marked == """
        % BDC EMC
        /BDC gs /Lbl <</MCID 0>> BDC [(BDC\\)\\\\) -5 (a(EMC)b) <42444320>]TJ (\\
        BDC) Tj EMC
        """)
  }

  @Test(arguments: ["/Span << /MCID 0 >> BDC", "EMC", "(never closed", "/Span BDC EMC /Span BDC EMC", ""])
  func otherTagsThanDrawnAreRefused(_ stream: String) {
    let error = #expect(throws: RectoError.self) {
      try apply(stream, text: [.structure(.label, element: 1, id: 0)])
    }
    #expect(error?.code == .internalInvariant)
  }
}
