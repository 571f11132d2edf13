import RectoModel

extension Page {
  /// What its text is likely in, where an engine or a file tells none: what small words and letters tell, else the first of
  /// those that were `named`, as Tesseract names them. One that was named alone is right. nil where nothing tells.
  func textLanguage(named languages: [String]) -> LanguageTag? {
    let named = languages.filter { $0 != LanguageFinder.name }
    let told = named.count == 1 ? nil : LanguageGuess(words.map(\.text)).languages.first
    let name = told.flatMap { named.isEmpty || named.contains($0) ? $0 : nil } ?? named.first
    return name.flatMap(TesseractLanguage.tag(for:))
  }
}
