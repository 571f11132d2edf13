import Foundation
import Recto
import RectoModel
import RectoRecognition

/// A page as a picture, with what was recognised drawn on it.
struct PageDrawing {
  private let recognized: RecognizedDocument

  /// In pixels; enough to read small print, and quick to open.
  private static let longestSide = 2000.0

  init(_ recognized: RecognizedDocument) { self.recognized = recognized }

  /// Draws the first page. `-` is standard output.
  func write(to out: String, console: Console) throws(RectoError) {
    guard let page = recognized.document.pages.first else {
      throw RectoError(.malformedInput, "The document has no page.")
    }
    let scale = page.size.reduction(to: Self.longestSide)
    let png = try PageOverlay.png(page: page, assets: recognized.assets, scale: scale)
    do {
      if out == "-" {
        try console.write(png)
      } else {
        try png.write(to: URL(fileURLWithPath: out), options: .atomic)
      }
    } catch {
      throw RectoError(
        .resourceUnavailable, "The drawing can't be written; check the folder and your rights there.",
        location: .init(file: out), cause: "\(error)")
    }
  }
}
