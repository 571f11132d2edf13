import RectoModel
import Testing

@testable import RectoRecognition

extension Word {
  /// The words of a line from x = 100 on, 10 pixels a letter.
  static func row(_ text: String, y: Double, sure: Double) -> [Word] {
    var (words, x) = ([Word](), 100.0)
    for part in text.split(separator: " ") {
      let width = 10 * Double(part.count)
      words.append(
        Word(
          String(part), box: Rect(x: x, y: y, width: width, height: 20), confidence: Confidence(sure)))
      x += width + 10
    }
    return words
  }
}

@Suite struct LineFusionTests {
  private func fusion(_ tesseract: String, _ paddle: String) -> LineFusion {
    LineFusion(
      tesseract: Word.row(tesseract, y: 0, sure: 0.7), paddle: Word.row(paddle, y: 0, sure: 0.9))
  }

  private func fused(_ tesseract: String, _ paddle: String) -> String {
    fusion(tesseract, paddle).words.map(\.text).joined(separator: " ")
  }

  @Test(arguments: [
    ("i Rumænien bl1ver", "i Rumenien bliver", "i Rumænien bliver"),
    ("‘defector’ sh0uld", "'defector' should", "‘defector’ should"),
    ("d'un Oüeſt inconſtant 1eger", "d'un Oüeft inconftant leger", "d'un Oüeſt inconſtant leger"),
    ("I< Liebſtes, das Geſicht", "Ich Liebstes, das Gesicht", "Ich Liebſtes, das Geſicht"),
    ("this rep0rt is long", "this reportis long", "this report is long"),
    ("a first w0rd and more", "afirst word andmore", "a first word and more"),
    ("two lines", "two columns", "two columns"), ("", "alone", "alone"),
  ])
  func wordsThatBothHaveAreTesseracts(tesseract: String, paddle: String, both: String) {
    #expect(fused(tesseract, paddle) == both)
  }

  /// Some of its letters look like others of today.
  @Test func blackLetterIsTesseracts() {
    let tesseract = Word.row("Vater und Anker, ſie kamen", y: 0, sure: 0.7)
    let paddle = Word.row("Bater und Unfer, fie famen", y: 0, sure: 0.9)
    #expect(LineFusion(tesseract: tesseract, paddle: paddle, likeness: Likeness(tesseract)).isEqual)
    #expect(!LineFusion(tesseract: tesseract, paddle: paddle).isEqual)
    #expect(!Likeness(Word.row("Vater", y: 0, sure: 1)).isPlain("B", for: "V"))
  }

  @Test func linesThatDifferInAccentsAloneAreEqual() {
    #expect(fusion("été à la plage", "ete ala plage").isEqual)
    #expect(!fusion("été à la plage", "ete ala page").isEqual)
    #expect(!fusion("word", "").isEqual && !fusion("", "").isEqual)
  }

  @Test func lettersThatAreOthersStay() {
    #expect(fused("Bbbb cccc", "bbbb cccc") == "bbbb cccc")
    #expect(fused("xqzt wvkj", "rumbling") == "rumbling")
    #expect(fused("ete räpido", "été rápido") == "été rápido", "accents of its own are PP-OCR's")
  }

  @Test func equalWordsElsewhereAreOthers() {
    let far = Word.row("a b c d e f g the", y: 0, sure: 0.9).suffix(1)
    let near = Word.row("thé", y: 0, sure: 0.9)
    #expect(LineFusion(tesseract: near, paddle: Array(far)).words.map(\.text) == ["the"])
  }

  @Test func partedWordsStandWhereTesseractHasThem() {
    let words = fusion("this rep0rt is long", "this reportis long").words
    #expect(words.map(\.box) == Word.row("this rep0rt is long", y: 0, sure: 0.7).map(\.box))
    #expect(words.map { $0.confidence?.value } == [0.7, 0.9, 0.9, 0.7])
  }

  @Test func numbersStayWhole() {
    #expect(fusion("TA AMT RM1. 38", "TA AMI RM1.38").words.map(\.text) == ["TA", "AMI", "RM1.38"])
  }

  @Test func marksPartNoWords() {
    #expect(fused("haben geſehe ?", "haben gesehen?") == "haben gesehen?")
    var parts = Word.row("STATI ONERV", y: 0, sure: 0.7)
    parts[1].box.x = parts[0].box.maxX - 2
    let words = LineFusion(tesseract: parts, paddle: Word.row("STATIONERY", y: 0, sure: 0.9)).words
    #expect(words.map(\.text) == ["STATIONERY"])
  }

  @Test func boxesThatReachIntoOtherLinesAreCut() {
    var tall = Word.row("été à l", y: 0, sure: 0.9)
    for index in tall.indices { tall[index].box.height = 70 }
    let words = LineFusion(tesseract: tall, paddle: Word.row("ete a l", y: 2, sure: 0.9)).words
    #expect(words.map(\.text) == ["été", "à", "l"])
    #expect(words.allSatisfy { $0.box.minY == 2 && $0.box.height == 20 })
  }

  @Test func textsStandBesideEachOther() {
    let alignment = CharacterAlignment(Array("abxcd"), Array("abcd"))
    #expect(alignment.places == [0, 1, 2, 2, 3, 4])
    #expect(alignment.likeness == 0.8)
    #expect(CharacterAlignment([], []).likeness == 1)
  }
}
