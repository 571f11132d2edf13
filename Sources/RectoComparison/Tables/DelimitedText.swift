/// Rows and cells of CSV and TSV, quoted or not.
struct DelimitedText {
  let rows: [[String]]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    let delimiter = Self.delimiter(of: bytes)
    var (rows, row, field): ([[String]], [String], [UInt8]) = ([], [], [])
    var (isQuoted, index) = (false, 0)
    func endField() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index < bytes.count, bytes[index] == byte {
          field.append(byte)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty {
        isQuoted = true
      } else if byte == delimiter {
        endField()
      } else if byte == UInt8(ascii: "\n") {
        if field.last == UInt8(ascii: "\r") { field.removeLast() }
        endField()
        rows.append(row)
        row = []
      } else {
        field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty {
      endField()
      rows.append(row)
    }
    self.rows = rows
  }

  /// What the first line has most of: comma, semicolon or tab.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var (counts, isQuoted): ([UInt8: Int], Bool) = ([:], false)
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }
}
