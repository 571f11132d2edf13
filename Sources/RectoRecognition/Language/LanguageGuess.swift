import Foundation

/// Tells the languages of a text: in Latin letters by the small words that every sentence has, else by the letters. Accents
/// don't count: data of another language miss them.
struct LanguageGuess: Sendable, Hashable {
  /// Tesseract's names, the likeliest first; empty when there is too little to tell.
  let languages: [String]

  /// Fewer tell nothing.
  private static let leastHits = 4.0
  /// Of all words.
  private static let leastShare = 0.07
  /// A second language has at least so much of the first one's.
  private static let secondShare = 0.5

  init(_ words: [String]) {
    if let script = Self.eastern(words) {
      languages = [script]
      return
    }
    var hits: [String: Double] = [:]
    var count = 0
    for word in words {
      let folded = word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        .trimmingCharacters(in: .punctuationCharacters)
      guard !folded.isEmpty, folded.allSatisfy(\.isLetter) else { continue }
      count += 1
      guard let owners = Self.owners[folded] else { continue }
      for language in owners { hits[language, default: 0] += 1 / Double(owners.count) }
    }
    let ranked = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let first = ranked.first, first.value >= Self.leastHits,
      first.value >= Self.leastShare * Double(count)
    else {
      languages = []
      return
    }
    let second = ranked.dropFirst().first.flatMap { candidate in
      Self.isApart(candidate.key, first.key) && candidate.value >= Self.leastHits
        && candidate.value >= Self.secondShare * first.value ? candidate.key : nil
    }
    languages = [first.key] + (second.map { [$0] } ?? [])
  }

  /// Japanese has kana, Chinese has not; nil when most letters are others.
  private static func eastern(_ words: [String]) -> String? {
    var (han, kana, greek, letters) = (0, 0, 0, 0)
    for scalar in words.lazy.flatMap(\.unicodeScalars) where scalar.properties.isAlphabetic {
      letters += 1
      switch scalar.value {
      case 0x3041...0x30FF: kana += 1
      case 0x3400...0x9FFF, 0x20000...0x3FFFF: han += 1
      case 0x0370...0x03FF, 0x1F00...0x1FFF: greek += 1
      default: break
      }
    }
    if greek * 2 > letters { return "ell" }
    guard (han + kana) * 2 > letters else { return nil }
    return kana * 10 > han + kana ? "jpn" : "chi_sim"
  }

  /// Languages that share many small words are not taken for a text in both.
  private static func isApart(_ left: String, _ right: String) -> Bool {
    !groups.contains { $0.contains(left) && $0.contains(right) }
  }

  private static let groups: [Set<String>] = [
    ["spa", "por", "ita", "cat", "fra", "ron", "lat"], ["dan", "nor", "swe"],
    ["ces", "slk", "pol", "hrv", "slv"],
    ["deu", "nld", "afr"],
  ]

  private static let owners: [String: [String]] = {
    var owners: [String: [String]] = [:]
    for (language, words) in lists {
      for word in words.split(separator: " ") { owners[String(word), default: []].append(language) }
    }
    return owners
  }()

  /// By language, in alphabetical order, without accents.
  private static let lists: [(String, String)] = [
    ("afr", "die nie van het word vir ook deur sy haar hulle ons maar toe wat"),
    ("cat", "els les amb per una del dels seva aquest pero tambe molt quan els mes son"),
    ("ces", "se na ze je byl jsem jsou jako ale ktery ktera pro podle od nebo take pri jeho aby by tak"),
    ("dan", "og i det at er en til af den for ikke som med har de et paa var jeg fra blev efter"),
    ("deu", "der die und das den von zu mit ist nicht ein eine auf dem sich des im auch als wie wird bei"),
    ("eng", "the of and to in is that for it was with as his be on not he by are this which have from"),
    ("est", "ja on ei et see mis kui ka oli ning aga tema ta selle seda nii veel"),
    ("fin", "ja on ei se etta oli han mutta kuin myos joka niin ovat hanen sen tai kun"),
    ("fra", "le la les de des et un une du est dans que qui pour au ce pas par sur plus aux avec il sont"),
    ("hrv", "je se na da su koji za kao od nije ali bio sam sto ili iz kako jos bi"),
    ("hun", "a az es nem hogy is egy meg volt ez csak mint de van azt ki el vagy"),
    ("ind", "yang dan di dengan untuk dari pada ini itu tidak dalam akan oleh adalah ke juga"),
    ("ita", "di che il la e per un una del della non si con le da sono al gli nel come anche piu"),
    ("lat", "et in est ad non cum ut quod sed ex ab qui quae atque esse sunt enim etiam autem"),
    ("lav", "un ir ka no ar par uz bet ta tas vina kas vai lai bija"),
    ("lit", "ir yra kad su i is buvo bet kaip tai jis jos apie nuo ne"),
    ("nld", "de het een van en in is dat op te zijn met voor niet aan er ook als bij maar uit door"),
    ("nor", "og i det er en til av som for ikke med har de et pa var jeg fra ble etter"),
    ("pol", "w i na z sie nie do to jest ze od przez za po jak ale dla o oraz jego byl"),
    ("por", "de que e o a do da em um uma para com nao os no na por mais as dos como mas ao foi"),
    ("ron", "si in de la cu nu ca pe care este un o din pentru sau prin fost mai au"),
    ("slk", "sa na je ze bol som su ako ale ktory ktora pre podla od alebo tiez pri jeho aby by tak"),
    ("slv", "je in se na da so ki za kot pa ni ali bil sem tudi iz po kako se bi"),
    ("spa", "de la que el en y los del se las por un para con no una su al lo como mas pero sus es"),
    ("swe", "och i att det som en ar av for den till pa med inte ett har de var jag om fran efter"),
    ("tur", "ve bir bu da de icin ile olarak olan cok daha gibi kadar sonra ne her ise"),
    ("vie", "va la cua co duoc cho khong trong mot nguoi nhung voi da cac nay"),
  ]
}
