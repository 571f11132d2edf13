/// Names of months, as they stand in dates.
enum MonthNames {
  /// The month, 1...12, and whether the name is whole. `language` is a primary one; English is known everywhere, and
  /// without a language the others too, as far as they agree.
  static func month(_ name: String, language: String) -> (number: Int, isWhole: Bool)? {
    let name = name.lowercased()
    for known in [language, "en"] {
      if let found = find(name, in: known) { return found }
    }
    guard language.isEmpty else { return nil }
    let found = tables.compactMap { find(name, in: $0.language) }
    return Set(found.map(\.number)).count == 1 ? found.first : nil
  }

  private static func find(_ name: String, in language: String) -> (number: Int, isWhole: Bool)? {
    for table in tables where table.language == language {
      if let index = table.whole.firstIndex(of: name) { return (index + 1, true) }
      if let index = table.short.firstIndex(where: { $0.contains(name) }) { return (index + 1, false) }
    }
    return nil
  }

  private struct Names {
    let language: String
    let whole: [String]
    /// Abbreviations and other forms, without points.
    let short: [[String]]

    init(_ language: String, _ whole: String, _ short: String) {
      self.language = language
      self.whole = whole.split(separator: " ").map(String.init)
      self.short = short.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
    }
  }

  private static let tables: [Names] = [
    Names(
      "en", "january february march april may june july august september october november december",
      "jan feb mar apr may jun jul aug sep/sept oct nov dec"),
    Names(
      "de", "januar februar märz april mai juni juli august september oktober november dezember",
      "jan/jänner feb/feber mär/mrz apr mai jun jul aug sep/sept okt nov dez"),
    Names(
      "fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "janv/jan févr/fév/fevrier mars avr mai juin juil août/aout sept/sep oct nov déc/decembre"),
    Names(
      "es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "ene feb mar abr may jun jul ago sep/sept/setiembre oct nov dic"),
    Names(
      "it",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "gen feb mar apr mag giu lug ago set/sett ott nov dic"),
    Names(
      "pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "jan fev mar abr mai jun jul ago set out nov dez"),
    Names(
      "nl", "januari februari maart april mei juni juli augustus september oktober november december",
      "jan feb mrt/maa apr mei jun jul aug sep/sept okt nov dec"),
    Names(
      "pl",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "sty/styczeń lut/luty mar/marzec kwi/kwiecień maj cze/czerwiec lip/lipiec sie/sierpień wrz/wrzesień paź/październik lis/listopad gru/grudzień"
    ),
    Names(
      "cs", "ledna února března dubna května června července srpna září října listopadu prosince",
      "led/leden úno/únor bře/březen dub/duben kvě/květen čvn/červen čvc/červenec srp/srpen zář říj/říjen lis/listopad pro/prosinec"
    ),
    Names(
      "sk", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
      "jan feb mar apr máj jún júl aug sep okt nov dec"),
    Names(
      "sv", "januari februari mars april maj juni juli augusti september oktober november december",
      "jan feb mar apr maj jun jul aug sep/sept okt nov dec"),
    Names(
      "da", "januar februar marts april maj juni juli august september oktober november december",
      "jan feb mar apr maj jun jul aug sep/sept okt nov dec"),
    Names(
      "nb", "januar februar mars april mai juni juli august september oktober november desember",
      "jan feb mar apr mai jun jul aug sep/sept okt nov des"),
    Names(
      "fi",
      "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
      "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"),
    Names(
      "hu",
      "január február március április május június július augusztus szeptember október november december",
      "jan febr/feb márc ápr máj jún júl aug szept okt nov dec"),
    Names(
      "ro",
      "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
      "ian feb mar apr mai iun iul aug sept oct nov/noi dec"),
    Names(
      "ru", "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
      "янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек"),
    Names(
      "uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      "січ лют бер кві/квіт тра/трав чер/черв лип сер/серп вер жов/жовт лис/лист гру/груд"),
    Names(
      "tr", "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
      "oca şub mar nis may haz tem ağu eyl eki kas ara"),
    Names(
      "el",
      "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
      "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ"),
  ]
}
