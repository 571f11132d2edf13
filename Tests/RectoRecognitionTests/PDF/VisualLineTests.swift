import RectoModel
import Testing

@testable import RectoRecognition

@Suite("Reading order in lines that run from the right") struct VisualLineTests {
  private func read(_ visual: String) -> (text: String, isRightToLeft: Bool)? {
    let scalars = Array(visual.unicodeScalars)
    guard let reading = VisualLine.reading(scalars) else { return nil }
    var text = ""
    for place in reading.order { text.unicodeScalars.append(scalars[place]) }
    return (text, reading.isRightToLeft)
  }

  @Test("Lines without such letters stay as they are") func plain() { #expect(read("12 words.") == nil) }

  @Test(
    "As it stands, and as it is read",
    arguments: [
      ("גבא", "אבג", true), ("הד 12.5 גבא", "אבג 12.5 דה", true),
      ("הדבא ab cd גבא", "אבג ab cd אבדה", true),
      ("one אב two three", "one בא two three", false), (".הד גבא", "אבג דה.", true),
      ("5-3 אב", "בא 5-3", true),
    ])
  func orders(visual: String, logical: String, isRightToLeft: Bool) throws {
    let found = try #require(read(visual))
    #expect(found.text == logical && found.isRightToLeft == isRightToLeft)
  }

  @Test("Brackets that are paired in reading aren't mirrored", arguments: ["(א) ב", "א [ב (ג)]"])
  func paired(_ text: String) { #expect(VisualLine.arePaired(Array(text.unicodeScalars))) }

  @Test(
    "Brackets that aren't paired in reading are mirrored",
    arguments: [")א( ב", "א ב", "(א", "a < b >", "[א)"])
  func unpaired(_ text: String) { #expect(!VisualLine.arePaired(Array(text.unicodeScalars))) }
}
