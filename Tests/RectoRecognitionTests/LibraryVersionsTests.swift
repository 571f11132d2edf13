import RectoRecognition
import Testing

@Suite struct LibraryVersionsTests {
  @Test func everyLibraryTellsItsVersion() {
    let versions = LibraryVersions.all()
    #expect(versions.map(\.name) == ["cairo", "leptonica", "poppler", "tesseract"])
    #expect(versions.allSatisfy { $0.version.first?.isNumber == true })
  }
}
