import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct XMLPullReaderTests {
  private func reader(_ xml: String) throws -> XMLPullReader {
    try XMLPullReader(Data(xml.utf8), name: "part", refusesDocumentTypes: true)
  }

  private func events(_ xml: String) throws -> [MarkupEvent] {
    let reader = try reader(xml)
    var events: [MarkupEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  private func element(_ name: String, namespace: String = "", _ attributes: [String: String] = [:])
    -> MarkupEvent
  {
    .start(MarkupElement(name: name, namespace: namespace, attributes: attributes, line: 1))
  }

  @Test func readsElementsByNamespace() throws {
    let found = try events("<?xml version=\"1.0\"?><x:a xmlns:x=\"urn:x\">text<b/><!-- c --></x:a>")
    #expect(
      found == [
        element("a", namespace: "urn:x", ["x": "urn:x"]), .text("text"), element("b"),
        .end("b", namespace: ""), .end("a", namespace: "urn:x"),
      ])
  }

  @Test func readsAttributes() throws {
    guard case .start(let element) = try reader("<a x:val=\"1&amp;2\" xmlns:x=\"urn:x\"/>").next() else {
      Issue.record("no element")
      return
    }
    #expect(element["val"] == "1&2")
    #expect(element["none"] == nil)
  }

  @Test(arguments: [
    "", "text", "<a>", "<a></b>", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", "<!DOCTYPE a><a/>",
    "<a>\u{1}</a>",
  ])
  func refuses(_ xml: String) {
    #expect { _ = try events(xml) } throws: { ($0 as? RectoError)?.code == .malformedInput }
  }

  @Test func errorsNameTheLineAndThePart() {
    let error = #expect(throws: RectoError.self) { _ = try events("<a>\n<b>\n</a>") }
    #expect(error?.message == "Line 3: part is no well-formed XML; is it complete?")
  }
}
