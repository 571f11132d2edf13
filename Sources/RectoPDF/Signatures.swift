/// The digital signatures of a file, which hold for its very bytes.
package struct Signatures {
  /// Fields may have fields below them, but not without end.
  private static let deepest = 20

  /// Whether something in the file is signed.
  package static func exist(in document: QPDFDocument) -> Bool {
    let catalog = document.catalog
    if !catalog["/Perms"]["/DocMDP"].isNull { return true }
    return count(catalog["/AcroForm"]["/Fields"], depth: 0, isRemoving: false) > 0
  }

  /// Empties the signed fields, so that no reader finds a broken signature. Returns how many there were.
  package static func remove(from document: QPDFDocument) -> Int {
    let catalog = document.catalog
    let form = catalog["/AcroForm"]
    let removed = count(form["/Fields"], depth: 0, isRemoving: true)
    if removed > 0 { form.remove("/SigFlags") }
    catalog.remove("/Perms")
    return removed
  }

  private static func count(_ fields: borrowing QPDFObject, depth: Int, isRemoving: Bool) -> Int {
    guard depth < deepest else { return 0 }
    var count = 0
    for index in 0..<fields.count {
      let field = fields.item(index)
      if field["/FT"].isName("/Sig"), !field["/V"].isNull {
        count += 1
        if isRemoving {
          field.remove("/V")
          field.remove("/Lock")
        }
      }
      count += self.count(field["/Kids"], depth: depth + 1, isRemoving: isRemoving)
    }
    return count
  }
}
