import RectoModel
import Testing

@testable import RectoComparison

@Suite("Masks") struct MaskTests {
  @Test(arguments: [
    ("/pages/*/language", "/pages/3/language", true), ("/pages/*/language", "/pages/3/label", false),
    ("/pages/*", "/pages/3/blocks/1", true), ("//w:b", "/w:document/w:body/w:p[2]/w:r/w:b", true),
    ("//w:p[2]/w:r", "/w:document/w:body/w:p[2]/w:r[3]/w:t", true),
    ("//w:p[2]/w:r", "/w:document/w:body/w:p[3]/w:r", false), ("//p/@id", "/html/body/p[4]/@id", true),
    ("//p/@id", "/html/body/p[4]/@class", false), ("/a/**/z", "/a/b/c/z", true), ("/a/**/z", "/a/z", true),
    ("/a/**/z", "/b/z", false),
  ])
  func pathsCoverWhatIsBelow(pattern: String, path: String, covers: Bool) {
    #expect(PathPattern(pattern).covers(path) == covers)
  }

  @Test(arguments: [
    ("part:docProps/*", DifferencePlace(part: "docProps/core.xml")),
    ("cell:Sheet1!C*", DifferencePlace(cell: "Sheet1!C12")),
    ("page:3", DifferencePlace(page: 3)),
    ("box:1,10,10,50,20", DifferencePlace(page: 1, box: Rect(x: 12, y: 11, width: 10, height: 10))),
  ])
  func placesAreCovered(text: String, place: DifferencePlace) throws {
    let mask = try Mask(text)
    #expect(MaskSet([mask]).cover(place))
    #expect(!MaskSet([mask]).cover(DifferencePlace(part: "word/document.xml", page: 2, cell: "Sheet1!B1")))
    #expect(mask.description == text)
  }

  @Test func textsMayDifferWhereAPatternIsFound() throws {
    let masks = MaskSet([try Mask(#"text:\d{4}-\d\d-\d\d"#)])
    #expect(masks.cleaned("of 2024-01-02") == masks.cleaned("of 2025-11-12"))
    #expect(masks.cleaned("of 2024-01-02") != masks.cleaned("on 2024-01-02"))
  }

  @Test(arguments: ["", "nothing", "page:x", "box:1,2", "text:(", "colour:red"])
  func whatIsNoMaskIsRefused(text: String) {
    #expect(throws: RectoError.self) { try Mask(text) }
  }

  /// A pattern of many stars takes no longer than others.
  @Test func starsDoNotExplode() {
    let pattern = PathPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4000)))
  }
}
