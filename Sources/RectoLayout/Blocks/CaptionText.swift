/// Reads "Figure 3.", "Tab. II:", "图 1": the beginning of a caption.
struct CaptionText: Sendable, Hashable {
  let isOfTable: Bool
  /// What follows the number ends it: a full stop, a colon, a dash.
  let isMarked: Bool

  /// nil for text that does not begin with such a word and a number.
  init?(_ words: [String]) {
    guard let first = words.first, let (name, rest) = Self.name(first), !name.isEmpty else { return nil }
    isOfTable = Self.tables.contains(name)
    let number = rest.isEmpty ? words.dropFirst().first ?? "" : rest
    let next = words.dropFirst(rest.isEmpty ? 2 : 1).first ?? ""
    let body = number.prefix { $0.isLetter || $0.isNumber || ".-–".contains($0) }
    let tail = number.dropFirst(body.count)
    let plain = body.drop { ".-–".contains($0) }.trimmed
    guard Self.isNumber(plain) else { return nil }
    let marks = ".:—–|)-．："
    isMarked =
      body.last.map { marks.contains($0) } ?? false || tail.first.map { marks.contains($0) } ?? false
      || next.first.map { "—–:|-．：".contains($0) } ?? false
  }

  /// The name, and what is joined with it: `图1`, `Fig.2`.
  private static func name(_ word: String) -> (name: String, rest: String)? {
    let letters = word.prefix { $0.isLetter }
    let rest = word.dropFirst(letters.count).drop { $0 == "." }
    let name = letters.lowercased()
    guard figures.contains(name) || tables.contains(name) else { return nil }
    return (name, String(rest))
  }

  /// Digits, a Roman numeral, a capital; "3a", "2.1".
  private static func isNumber(_ text: Substring) -> Bool {
    guard let first = text.first, text.count <= 8 else { return false }
    if first.isNumber { return text.count { $0.isLetter } <= 1 }
    if RomanNumeral.value(of: String(text)) != nil { return text.allSatisfy(\.isUppercase) }
    return first.isUppercase && text.dropFirst().allSatisfy { $0.isNumber || ".-".contains($0) }
  }

  private static let figures: Set<String> = [
    "figure", "fig", "figs", "chart", "graph", "plate", "scheme", "diagram", "exhibit", "photo", "image",
    "illustration", "map", "abbildung", "abb", "grafik", "bild", "schaubild", "figura", "gráfico", "gráfica",
    "ilustración", "imagen", "imagem", "grafico", "immagine", "figuur", "afbeelding", "rysunek", "rys", "рис",
    "рисунок", "схема", "obrázek", "obr", "kuva", "figur", "ábra", "şekil", "resim", "εικόνα", "σχήμα", "图",
    "圖",
    "図", "그림", "شكل", "الشكل", "صورة", "איור", "listing", "algorithm",
  ]
  private static let tables: Set<String> = [
    "table", "tables", "tab", "tbl", "tabelle", "tableau", "tabla", "cuadro", "tabela", "quadro", "tabella",
    "tabel",
    "таблица", "табл", "tabulka", "taulukko", "tabell", "táblázat", "tablo", "πίνακας", "表", "표", "جدول",
    "الجدول",
    "טבלה",
  ]
}

extension Substring {
  /// Without full stops and dashes at the end.
  fileprivate var trimmed: Substring {
    var text = self
    while let last = text.last, ".-–".contains(last) { text.removeLast() }
    return text
  }
}
