/// How money is written.
enum CurrencySigns {
  /// The longest first.
  private static let signs: [[Character]] = (symbols + letters + codes).map(Array.init)
    .sorted { ($1.count, String($0)) < ($0.count, String($1)) }

  private static let symbols = [
    "€", "$", "£", "¥", "₹", "₽", "₩", "₺", "₪", "₴", "₫", "฿", "₦", "₱", "₡", "₲", "₵", "₸", "₼", "₾", "元",
    "円", "원", "US$",
    "A$", "AU$", "C$", "CA$", "NZ$", "HK$", "S$", "R$", "NT$", "Mex$", "Rs", "Rs.",
  ]
  private static let letters = [
    "zł", "Kč", "kr", "kr.", "Ft", "lei", "лв", "лв.", "руб", "руб.", "грн", "Fr.", "TL",
  ]
  private static let codes = [
    "EUR", "USD", "GBP", "JPY", "CNY", "RMB", "CHF", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON",
    "BGN",
    "HRK", "RSD", "RUB", "UAH", "TRY", "ILS", "INR", "PKR", "LKR", "BDT", "IDR", "MYR", "SGD", "THB", "VND",
    "PHP",
    "KRW", "TWD", "HKD", "AUD", "NZD", "CAD", "MXN", "BRL", "ARS", "CLP", "COP", "PEN", "ZAR", "NGN", "KES",
    "EGP",
    "MAD", "SAR", "AED", "QAR", "KWD", "DEM", "FRF", "ITL", "ATS",
  ]

  /// The sign that a text begins with; a letter behind it makes it another word.
  static func leading(_ text: ArraySlice<Character>) -> [Character]? {
    // No sign begins or ends with a digit, and most texts do.
    if text.first?.isPlainDigit == true { return nil }
    return signs.first { sign in
      text.starts(with: sign)
        && !(sign.last?.isLetter == true && text.dropFirst(sign.count).first?.isLetter == true)
    }
  }

  /// The sign that a text ends with.
  static func trailing(_ text: ArraySlice<Character>) -> [Character]? {
    if text.last?.isPlainDigit == true { return nil }
    return signs.first { sign in
      text.count > sign.count && text.suffix(sign.count).elementsEqual(sign)
        && !(sign.first?.isLetter == true && text.dropLast(sign.count).last?.isLetter == true)
    }
  }
}
