/// What a file's information dictionary says. The metadata of a PDF/A file must say the same.
package struct ArchiveInfo: Sendable, Hashable {
  package var title: String?
  package var author: String?
  package var subject: String?
  package var keywords: String?
  package var creator: String?
  package var producer: String?
  /// As XMP has it: `2024-05-01T10:20:30+02:00`.
  package var created: String?
  package var modified: String?

  /// `rdf:Description` elements of the old metadata that are to stand in the new ones as they are: those of schemas
  /// that the file describes itself, as electronic invoices do.
  package var extensions: [String] = []

  package init() {}

  package init(of document: QPDFDocument) {
    let info = document.trailer["/Info"]
    title = Self.text(info["/Title"])
    author = Self.text(info["/Author"])
    subject = Self.text(info["/Subject"])
    keywords = Self.text(info["/Keywords"])
    creator = Self.text(info["/Creator"])
    producer = Self.text(info["/Producer"])
    created = info["/CreationDate"].text.flatMap(Self.timestamp)
    modified = info["/ModDate"].text.flatMap(Self.timestamp)
    extensions = ArchiveMetadata(document).extensions
  }

  /// nil when empty; characters that XML can't have are left out.
  private static func text(_ object: borrowing QPDFObject) -> String? {
    guard let text = object.text else { return nil }
    let kept = text.unicodeScalars.filter { scalar in
      [9, 10, 13].contains(scalar.value) || scalar.value >= 32 && ![0xFFFE, 0xFFFF].contains(scalar.value)
    }
    let trimmed = String(String.UnicodeScalarView(kept))
    return trimmed.allSatisfy(\.isWhitespace) ? nil : trimmed
  }

  /// `D:20240501102030+02'00'` as a timestamp; nil for what is no date.
  static func timestamp(_ date: String) -> String? {
    let digits = Array(
      (date.hasPrefix("D:") ? date.dropFirst(2) : date[...]).prefix { $0.isASCII && $0.isNumber })
    guard digits.count >= 4 else { return nil }
    func part(_ start: Int, _ range: ClosedRange<Int>, _ fallback: String) -> String? {
      guard digits.count >= start + 2 else { return fallback }
      let text = String(digits[start..<start + 2])
      return Int(text).map(range.contains) == true ? text : nil
    }
    guard let month = part(4, 1...12, "01"), let day = part(6, 1...31, "01"),
      let hour = part(8, 0...23, "00"),
      let minute = part(10, 0...59, "00"), let second = part(12, 0...59, "00")
    else { return nil }
    return "\(String(digits[0..<4]))-\(month)-\(day)T\(hour):\(minute):\(second)\(zone(of: date))"
  }

  /// Of a date whose digits are right. Without one it is taken for UTC.
  private static func zone(of date: String) -> String {
    guard let sign = date.firstIndex(where: { "+-".contains($0) }) else { return "Z" }
    let digits = Array(date[sign...].filter { $0.isASCII && $0.isNumber })
    guard digits.count >= 2, let hours = Int(String(digits[0..<2])), hours < 24 else { return "Z" }
    let minutes = digits.count >= 4 ? String(digits[2..<4]) : "00"
    return "\(date[sign])\(String(digits[0..<2])):\((Int(minutes) ?? 60) < 60 ? minutes : "00")"
  }

  /// `2024-05-01T10:20:30+02:00` as `D:20240501102030+02'00'`.
  static func date(_ timestamp: String) -> String {
    let digits = timestamp.prefix(19).filter(\.isNumber)
    let zone = timestamp.dropFirst(19)
    return "D:\(digits)" + (zone == "Z" ? "Z" : zone.replacing(":", with: "'") + "'")
  }

  /// Replaces the dictionary's entries by these; entries of other kinds stay.
  func write(to document: QPDFDocument) {
    let entries = [
      ("/Title", title), ("/Author", author), ("/Subject", subject), ("/Keywords", keywords),
      ("/Creator", creator), ("/Producer", producer), ("/CreationDate", created.map(Self.date)),
      ("/ModDate", modified.map(Self.date)),
    ]
    let trailer = document.trailer
    if trailer["/Info"].kind != .dictionary { trailer.set("/Info", "<< >>") }
    if !trailer["/Info"].isIndirect { trailer.set("/Info", document.indirect(trailer["/Info"])) }
    let info = trailer["/Info"]
    for (key, value) in entries {
      if let value { info.set(key, document.string(value)) } else { info.remove(key) }
    }
    let trapped = info["/Trapped"]
    if !["/True", "/False", "/Unknown"].contains(trapped.name) { info.remove("/Trapped") }
  }
}
