internal import RectoModel

/// What a picture without any description is called, in the language of the document.
enum FigureName {
  private static let words: [String: (figure: String, page: String)] = [
    "en": ("Figure", "page"), "de": ("Abbildung", "Seite"), "fr": ("Figure", "page"),
    "es": ("Figura", "página"), "it": ("Figura", "pagina"), "pt": ("Figura", "página"),
    "ca": ("Figura", "pàgina"), "ro": ("Figura", "pagina"), "nl": ("Afbeelding", "pagina"),
    "da": ("Figur", "side"), "nb": ("Figur", "side"), "no": ("Figur", "side"), "sv": ("Figur", "sida"),
    "fi": ("Kuva", "sivu"), "et": ("Joonis", "lehekülg"), "lt": ("Paveikslas", "puslapis"),
    "lv": ("Attēls", "lappuse"), "pl": ("Rysunek", "strona"), "cs": ("Obrázek", "strana"),
    "sk": ("Obrázok", "strana"), "sl": ("Slika", "stran"), "hr": ("Slika", "stranica"),
    "hu": ("Ábra", "oldal"), "tr": ("Şekil", "sayfa"), "el": ("Εικόνα", "σελίδα"),
    "ru": ("Рисунок", "страница"), "uk": ("Рисунок", "сторінка"), "bg": ("Фигура", "страница"),
    "he": ("איור", "עמוד"), "ar": ("شكل", "صفحة"), "fa": ("شکل", "صفحه"), "hi": ("चित्र", "पृष्ठ"),
    "vi": ("Hình", "trang"), "id": ("Gambar", "halaman"),
  ]

  /// "Figure, page 3". English for languages that aren't known here.
  static func text(page: Int, language: LanguageTag?) -> String {
    let tag = language?.description.lowercased() ?? ""
    switch tag.split(separator: "-").first.map(String.init) ?? "" {
    case "zh": return "第\(page)页的图"
    case "ja": return "\(page)ページの図"
    case "ko": return "\(page)쪽의 그림"
    case let code:
      let (figure, name) = words[code] ?? ("Figure", "page")
      return "\(figure), \(name) \(page)"
    }
  }
}
