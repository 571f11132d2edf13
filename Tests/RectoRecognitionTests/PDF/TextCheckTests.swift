import Testing

@testable import RectoRecognition

@Suite("Text that its font tells wrongly") struct TextCheckTests {
  private func isUnreadable(_ text: String) -> Bool {
    var check = TextCheck()
    for scalar in text.unicodeScalars { check.add(scalar) }
    return check.isUnreadable
  }

  private static let texts = [
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood. Everyone is entitled to all the rights and freedoms set forth in this Declaration, without distinction of any kind.",
    "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa. Każdy człowiek posiada wszystkie prawa i wolności zawarte w niniejszej Deklaracji bez względu na różnice rasy.",
    "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki ja omatunto, ja heidän on toimittava toisiaan kohtaan veljeyden hengessä. Jokainen on oikeutettu kaikkiin tässä julistuksessa esitettyihin oikeuksiin ja vapauksiin ilman minkäänlaista erotusta.",
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler. Herkes, ırk, renk, cinsiyet, dil, din, siyasi veya diğer herhangi bir akide, milli veya içtimai menşe, servet, doğuş veya herhangi.",
    "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza. Ad ogni individuo spettano tutti i diritti e tutte le libertà enunciate nella presente Dichiarazione.",
    "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью.",
    String(
      repeating: "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuVxJ3k2PzQd7Rf6sYwNcE1tL5oXgHbT8 ", count: 5),
    String(repeating: "0042 17.5 (3) 88% $1,200.00 ", count: 30),
    String(repeating: "DEADBEEF 00FF12AB ", count: 40),
    String(repeating: "ACGTTGCAACGGT", count: 40), String(repeating: "\u{F0B7} ", count: 30), "",
  ]

  @Test("Good text is never taken for bad", arguments: texts) func good(text: String) {
    #expect(!isUnreadable(text))
  }

  @Test("Shifted alphabets", arguments: [3, 7, 11, 13, 20]) func shifted(by shift: UInt32) {
    for text in Self.texts.prefix(1) + Self.texts[4...4] {
      let shifted = text.lowercased().unicodeScalars.map { scalar -> Character in
        guard (97...122).contains(scalar.value) else { return Character(scalar) }
        return Character(Unicode.Scalar(97 + (scalar.value - 97 + shift) % 26) ?? scalar)
      }
      #expect(isUnreadable(String(shifted)))
    }
  }

  @Test("Signs of private use, and Russian taken for Western letters") func nonsense() {
    #expect(isUnreadable(String(repeating: "\u{E012}\u{E013}a ", count: 10)))
    #expect(isUnreadable(String(repeating: "\u{FFFD}\u{FFFD} x", count: 10)))
    #expect(isUnreadable(String(repeating: "Ïðèâåò âñåì ëþäÿì ", count: 6)))
  }
}
