/// Every language with data for Tesseract, and what others call it.
enum LanguageTable {
  struct Entry: Sendable, Hashable {
    /// As Tesseract has it: `chi_sim`.
    let tesseract: String
    /// Codes of ISO 639-1 and 639-2/3, and published codes like them; the first is the one that is shown.
    let codes: [String]
    /// In English.
    let name: String
    /// Names of ABBYY's predefined languages.
    let abbyy: [String]
  }

  /// In the order of Tesseract's names.
  static let entries: [Entry] = rows.split(separator: "\n").map { row in
    let fields = row.split(separator: "|", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").map(String.init)
    }
    return Entry(
      tesseract: fields[0].first ?? "", codes: fields[1], name: fields[2].joined(separator: " "),
      abbyy: fields[3])
  }

  // Tesseract | codes | English name | ABBYY names
  private static let rows = """
    afr|af afr|Afrikaans|Afrikaans
    amh|am amh|Amharic|
    ara|ar ara|Arabic|Arabic ArabicSaudiArabia
    asm|as asm|Assamese|
    aze|az aze|Azerbaijani|AzeriLatin
    aze_cyrl|az-Cyrl|Azerbaijani (Cyrillic)|AzeriCyrillic
    bel|be bel|Belarusian|Belarusian Byelorussian
    ben|bn ben|Bengali|
    bod|bo bod tib|Tibetan|
    bos|bs bos|Bosnian|Bosnian
    bre|br bre|Breton|Breton
    bul|bg bul|Bulgarian|Bulgarian
    cat|ca cat|Catalan|Catalan
    ceb|ceb|Cebuano|Cebuano
    ces|cs ces cze|Czech|Czech
    chi_sim|zh ch zho chi zh-Hans zh-CN chinese chinese_sim|Chinese (simplified)|ChinesePRC
    chi_tra|zh-Hant zh-TW chinese_cht|Chinese (traditional)|ChineseTaiwan
    chr|chr|Cherokee|
    cos|co cos|Corsican|Corsican
    cym|cy cym wel|Welsh|Welsh
    dan|da dan|Danish|Danish
    deu|de deu ger german|German|German GermanNewSpelling GermanLuxembourg
    div|dv div|Dhivehi|
    dzo|dz dzo|Dzongkha|
    ell|el ell gre|Greek|Greek
    eng|en eng english|English|English Digits
    enm|enm|English (1100 to 1500)|
    epo|eo epo|Esperanto|Esperanto
    est|et est|Estonian|Estonian
    eus|eu eus baq|Basque|Basque
    fao|fo fao|Faroese|Faeroese
    fas|fa fas per|Persian|Farsi
    fil|fil tl tgl|Filipino|Tagalog
    fin|fi fin|Finnish|Finnish
    fra|fr fra fre french|French|French
    frk|frk|German (Fraktur)|OldGerman
    frm|frm|French (1400 to 1600)|OldFrench
    fry|fy fry|Frisian (western)|Frisian
    gla|gd gla|Gaelic (Scottish)|GaelicScottish
    gle|ga gle|Irish|Irish
    glg|gl glg|Galician|Galician
    grc|grc|Greek (ancient)|
    guj|gu guj|Gujarati|
    hat|ht hat|Haitian|
    heb|he heb iw|Hebrew|Hebrew
    hin|hi hin|Hindi|Hindi
    hrv|hr hrv|Croatian|Croatian
    hun|hu hun|Hungarian|Hungarian
    hye|hy hye arm|Armenian|ArmenianEastern ArmenianWestern ArmenianGrabar
    iku|iu iku|Inuktitut|
    ind|id ind|Indonesian|Indonesian
    isl|is isl ice|Icelandic|Icelandic
    ita|it ita italian|Italian|Italian
    ita_old|ita_old|Italian (old)|OldItalian
    jav|jv jav|Javanese|
    jpn|ja jpn japan japanese|Japanese|Japanese JapaneseModern
    kan|kn kan|Kannada|
    kat|ka kat geo|Georgian|Georgian
    kat_old|kat_old|Georgian (old)|
    kaz|kk kaz|Kazakh|Kazakh
    khm|km khm|Khmer|
    kir|ky kir|Kyrgyz|Kirgiz
    kmr|ku kmr kur|Kurdish (northern)|Kurdish
    kor|ko kor korean|Korean|Korean KoreanHangul
    lao|lo lao|Lao|
    lat|la lat|Latin|Latin
    lav|lv lav|Latvian|Latvian
    lit|lt lit|Lithuanian|Lithuanian
    ltz|lb ltz|Luxembourgish|Luxembourgish
    mal|ml mal|Malayalam|
    mar|mr mar|Marathi|
    mkd|mk mkd mac|Macedonian|Macedonian
    mlt|mt mlt|Maltese|Maltese
    mon|mn mon|Mongolian|Mongol
    mri|mi mri mao|Maori|Maori
    msa|ms msa may|Malay|Malay
    mya|my mya bur|Burmese|
    nep|ne nep|Nepali|
    nld|nl nld dut|Dutch|Dutch DutchBelgian
    nor|no nor nb nob nn nno|Norwegian|Norwegian NorwegianBokmal NorwegianNynorsk
    oci|oc oci|Occitan|Occidental
    ori|or ori|Oriya|
    pan|pa pan|Punjabi|
    pol|pl pol|Polish|Polish
    por|pt por portuguese|Portuguese|PortugueseBrazilian PortugueseStandard
    pus|ps pus|Pashto|
    que|qu que|Quechua|Quechua QuechuaBolivia
    ron|ro ron rum mo|Romanian|Romanian Moldavian RomanianMoldavia
    rus|ru rus|Russian|Russian RussianOldSpelling
    san|sa san|Sanskrit|
    sin|si sin|Sinhala|
    slk|sk slk slo|Slovak|Slovak
    slv|sl slv|Slovenian|Slovenian
    snd|sd snd|Sindhi|
    spa|es spa spanish|Spanish|Spanish
    spa_old|spa_old|Spanish (old)|OldSpanish
    sqi|sq sqi alb|Albanian|Albanian
    srp|sr srp|Serbian|SerbianCyrillic
    srp_latn|sr-Latn|Serbian (Latin)|SerbianLatin
    sun|su sun|Sundanese|Sunda
    swa|sw swa|Swahili|Swahili
    swe|sv swe|Swedish|Swedish
    syr|syr|Syriac|
    tam|ta tam|Tamil|
    tat|tt tat|Tatar|Tatar
    tel|te tel|Telugu|
    tgk|tg tgk|Tajik|Tajik
    tha|th tha|Thai|Thai
    tir|ti tir|Tigrinya|
    ton|to ton|Tongan|Tongan
    tur|tr tur|Turkish|Turkish
    uig|ug uig|Uighur|UighurCyrillic UighurLatin
    ukr|uk ukr|Ukrainian|Ukrainian
    urd|ur urd|Urdu|
    uzb|uz uzb|Uzbek|UzbekLatin
    uzb_cyrl|uz-Cyrl|Uzbek (Cyrillic)|UzbekCyrillic
    vie|vi vie|Vietnamese|Vietnamese
    yid|yi yid|Yiddish|Yiddish
    yor|yo yor|Yoruba|
    """
}
