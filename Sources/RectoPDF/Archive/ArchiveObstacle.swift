/// Why a file can't be PDF/A without a change of its look or meaning.
package struct ArchiveObstacle: Sendable, Hashable {
  /// What the user can do.
  package enum Remedy: String, Sendable, Hashable {
    case embedFonts =
      "embed all fonts in the program that wrote the file, or take --ocr force, which makes pictures of the pages"
    case redraw = "write the file anew as PDF/A in the program it comes from, or take --ocr force"
    case convertColours = "convert the colours to RGB in the program that wrote the file, or take --ocr force"
    case laterPart = "take pdf/a-2b"
    case basicLevel = "take pdf/a-2b, or --ocr force"
    case attachments = "take pdf/a-3b, or remove the attachments"
    case tag = "take pdf/a-2b, or write the file anew with tags in the program it comes from"
    case appearance =
      "open the file in a PDF program, save it with its forms and notes drawn, or take --ocr force"
    case accessible = "write the file anew as PDF/UA in the program it comes from, or take no ua-1"
    case unsign = "remove the signatures first, or take no PDF standard"
    case repair = "get the file anew, or take --ocr force"
  }

  /// Of ISO 19005-2, as `6.2.11.4.1`; parts 1 and 3 number otherwise.
  package var clause: String
  /// What is in the way, naming the object.
  package var message: String
  package var remedy: Remedy
  /// 1-based, ascending; empty for what belongs to the whole file.
  package var pages: [Int]
}

extension ArchiveObstacle: CustomStringConvertible {
  /// `pages 1, 3: The font Courier isn't embedded; embed ...`.
  package var description: String {
    let shown = pages.prefix(8).map(String.init).joined(separator: ", ")
    let more = pages.count > 8 ? " and \(pages.count - 8) more" : ""
    let place = pages.isEmpty ? "" : (pages.count == 1 ? "page " : "pages ") + shown + more + ": "
    return place + message + "; " + remedy.rawValue + "."
  }
}

/// Obstacles in the order in which they were met, each once, with all its pages.
struct ArchiveObstacles {
  private struct Key: Hashable {
    var clause: String
    var message: String
  }

  private var positions: [Key: Int] = [:]
  private(set) var all: [ArchiveObstacle] = []

  mutating func add(_ clause: String, _ message: String, _ remedy: ArchiveObstacle.Remedy, page: Int? = nil) {
    let key = Key(clause: clause, message: message)
    guard let position = positions[key] else {
      positions[key] = all.count
      all.append(
        ArchiveObstacle(clause: clause, message: message, remedy: remedy, pages: page.map { [$0] } ?? []))
      return
    }
    guard let page, !all[position].pages.contains(page) else { return }
    all[position].pages.append(page)
    all[position].pages.sort()
  }
}
