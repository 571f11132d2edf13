import Foundation
internal import RectoModel

/// The numbering part of a user's file, which its styles may use. Lists of the document are added to it.
struct TemplateNumbering {
  private let head: String
  private let instances: String
  private let tail: String
  /// The highest ids in it.
  private(set) var lastFormat = -1
  private(set) var lastInstance = 0

  /// nil when it has no lists, or is written in a way that nothing can be added to.
  init?(_ text: String) throws(RectoError) {
    let reader = try XMLPullReader(
      Data(text.utf8), name: "its numbering part", refusesDocumentTypes: true)
    while let event = try reader.next() {
      guard case .start(let element) = event, element.namespace == DOCXTemplate.namespace else { continue }
      if element.name == "abstractNum" {
        lastFormat = max(lastFormat, element["abstractNumId"].flatMap(Int.init) ?? 0)
      } else if element.name == "num" {
        lastInstance = max(lastInstance, element["numId"].flatMap(Int.init) ?? 0)
      }
    }
    let end =
      text.range(of: "<w:numIdMacAtCleanup")?.lowerBound
      ?? text.range(of: "</", options: .backwards)?.lowerBound
    guard let root = text.range(of: "<w:numbering"), let end, root.lowerBound < end,
      let body = text[root.upperBound..<end].range(of: ">")?.upperBound
    else { return nil }
    // Formats come before all instances.
    let split = text[body..<end].range(of: "<w:num ")?.lowerBound ?? end
    head = String(text[root.lowerBound..<split])
    instances = String(text[split..<end])
    tail = String(text[end...])
  }

  /// The part with the lists of the plan. An empty tag can't be opened again, so the text is put together as it is.
  func completed(with plan: NumberingPlan) throws(RectoError) -> Data {
    func text(_ write: (XMLWriter) -> Void) throws(RectoError) -> String {
      let xml = try XMLWriter()
      xml.element("lists", ["xmlns:w": DOCXTemplate.namespace]) { write(xml) }
      try xml.finish()
      let whole = String(decoding: xml.bytes, as: UTF8.self)
      guard let start = whole.range(of: "<lists")?.upperBound,
        let open = whole[start...].range(of: ">")?.upperBound,
        let close = whole.range(of: "</lists>")?.lowerBound, open <= close
      else { return "" }
      return String(whole[open..<close])
    }
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    return Data(
      (declaration + head + (try text(plan.writeFormats)) + instances + (try text(plan.writeInstances))
        + tail).utf8)
  }
}
