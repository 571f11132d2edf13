import Foundation
import RectoModel
import RectoTesting
import Testing

/// Draws the pages that the pictures of the documentation are made of. `RECTO_OFFICE_PAGES=FOLDER` keeps them.
@Suite struct OfficePagesTests {
  @Test(arguments: OfficePage.all)
  func everyWordIsDrawn(_ kind: OfficePage) throws {
    let scan = try kind.scan()
    let page = try #require(scan.truth.pages.first)
    let paper = Rect(x: 0, y: 0, width: page.size.width, height: page.size.height)
    #expect(page.words.count > 20)
    #expect(page.words.allSatisfy { !$0.box.isEmpty && paper.insetBy(-1).contains($0.box) })
    let bytes = try scan.encoded(as: .png)
    if let folder = ProcessInfo.processInfo.environment["RECTO_OFFICE_PAGES"] {
      try bytes.write(to: URL(filePath: folder).appending(path: "\(kind.name).png"))
    }
  }
}

extension Rect {
  fileprivate func insetBy(_ amount: Double) -> Rect {
    Rect(x: minX + amount, y: minY + amount, width: width - 2 * amount, height: height - 2 * amount)
  }

  fileprivate func contains(_ other: Rect) -> Bool {
    other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
  }
}
