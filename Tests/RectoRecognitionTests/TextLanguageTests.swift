import RectoModel
import Testing

@testable import RectoRecognition

@Suite("The language of text that no engine tells") struct TextLanguageTests {
  private func page(_ text: String) -> Page {
    let words = text.split(separator: " ").enumerated().map { index, word in
      Word(String(word), box: Rect(x: Double(50 * index), y: 0, width: 40, height: 10))
    }
    var page = Page(size: Size(width: 2000, height: 100), resolution: .measured(72), blocks: [])
    if let line = TextLine(around: words) { page.blocks = [.line(line, id: "b1")] }
    return page
  }

  private let german = "Das ist der Brief an die Mühle und er ist nicht von dem Haus das wir mit der Post"

  @Test("Small words tell, unless one language alone was named")
  func tells() {
    #expect(page(german).textLanguage(named: ["auto"]) == "de")
    #expect(page(german).textLanguage(named: ["eng", "deu"]) == "de")
    #expect(page(german).textLanguage(named: ["eng", "fra"]) == "en")
    #expect(page(german).textLanguage(named: ["eng"]) == "en")
    #expect(page("340 120").textLanguage(named: ["auto"]) == nil)
    #expect(page("340 120").textLanguage(named: ["deu", "eng"]) == "de")
  }
}
