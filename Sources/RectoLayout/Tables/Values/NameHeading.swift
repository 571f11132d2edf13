import RectoModel

/// Headings of columns whose digits are names and no quantities.
enum NameHeading {
  private static let words: Set<String> = [
    "isbn", "issn", "ean", "upc", "gtin", "iban", "bic", "sku", "asin", "imei", "vin", "id", "uid", "vat",
    "ssn",
    "tel", "telefon", "telephone", "téléphone", "teléfono", "telefono", "telefone", "tél", "phone", "fax",
    "mobile",
    "mobil", "handy", "zip", "plz", "postcode", "postleitzahl", "cap", "cep", "barcode", "電話", "电话", "邮编",
    "телефон", "индекс",
  ]

  static func isOne(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
  }
}
