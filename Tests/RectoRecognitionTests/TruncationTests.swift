import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

/// Libraries give half a picture for half a file; Recto refuses it.
@Suite struct TruncationTests {
  @Test(arguments: [InputKind.png, .jpeg, .jpeg2000, .webp, .gif, .bmp, .tiff])
  func halfAPictureIsRefused(kind: InputKind) throws {
    let page = try SketchedPage.text(["Half a picture"], width: 400, height: 200)
    let whole = try SketchedPage.encoded(page, as: kind)
    let scratch = try Scratch()
    let good = try scratch.file("whole", whole)
    #expect(try PageLoader(scratch.task(good, kind)).load().bitmap.size == page.size)
    for part in [whole.count / 2, whole.count * 9 / 10] {
      let bad = try scratch.file("half", whole.prefix(part))
      let error = #expect(throws: RectoError.self) { try PageLoader(scratch.task(bad, kind)).load() }
      #expect(error?.code == .malformedInput)
    }
  }

  @Test(arguments: [InputKind.png, .jpeg, .jpeg2000, .webp, .gif, .bmp, .tiff])
  func noCutAnywhereTraps(kind: InputKind) throws {
    let whole = try SketchedPage.encoded(SketchedPage.text(["x"], width: 100, height: 200), as: kind)
    let scratch = try Scratch()
    for length in stride(from: 4, to: min(whole.count, 400), by: 3) {
      let input = try scratch.file("cut", whole.prefix(length))
      #expect(throws: RectoError.self) { try PageLoader(scratch.task(input, kind)).load() }
    }
  }
}
