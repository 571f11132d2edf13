import Foundation
internal import RectoModel

/// The paper and margins of a user's file: those of its last section. In twips.
struct TemplatePage: Sendable, Hashable {
  private(set) var width = 11_906
  private(set) var height = 16_838
  private(set) var margins = SectionProperties.Margins()

  /// nil when the document says nothing of its page.
  init?(_ document: Data) throws(RectoError) {
    let reader = try XMLPullReader(document, name: "its document part", refusesDocumentTypes: true)
    var isFound = false
    while let event = try reader.next() {
      guard case .start(let element) = event, element.namespace == DOCXTemplate.namespace else { continue }
      func length(_ name: String, _ fallback: Int, _ range: ClosedRange<Int>) -> Int {
        let value = element[name].flatMap(Double.init).map { Int(min(max($0, -40_000), 40_000)) }
        return min(max(value ?? fallback, range.lowerBound), range.upperBound)
      }
      if element.name == "pgSz" {
        isFound = true
        width = length("w", width, 2000...31_680)
        height = length("h", height, 2000...31_680)
      } else if element.name == "pgMar" {
        margins.top = length("top", margins.top, 0...height / 3)
        margins.bottom = length("bottom", margins.bottom, 0...height / 3)
        margins.left = length("left", margins.left, 0...width / 3)
        margins.right = length("right", margins.right, 0...width / 3)
        margins.header = length("header", margins.header, 0...height / 3)
        margins.footer = length("footer", margins.footer, 0...height / 3)
      }
    }
    if !isFound { return nil }
  }

  /// For pages that lie on their side: the paper turned, and its margins with it.
  var turned: TemplatePage {
    var page = self
    (page.width, page.height) = (height, width)
    (page.margins.top, page.margins.right, page.margins.bottom, page.margins.left) = (
      margins.left, margins.top, margins.right, margins.bottom
    )
    return page
  }
}
