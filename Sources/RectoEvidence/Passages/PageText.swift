import Foundation
import RectoFormats
import RectoModel

/// The plain text of a page, in which verbatim parts are found whatever the blanks and line ends between words.
struct PageText {
  let text: String
  private var scalars: [Unicode.Scalar] = []
  private var places: [String.Index] = []
  /// Passages come in reading order: the next one is probably behind the last.
  private var cursor = 0

  init(_ text: String) {
    self.text = text
    for index in text.unicodeScalars.indices where !text.unicodeScalars[index].properties.isWhitespace {
      scalars.append(text.unicodeScalars[index])
      places.append(index)
    }
  }

  /// As the plain text writer gives it.
  init(of page: Page, metadata: DocumentMetadata) throws(RectoError) {
    self.init(try FormatRegistry.plainText(of: page, metadata: metadata))
  }

  /// The part of the text that has these characters, blanks apart; nil when there is none.
  mutating func verbatim(_ wanted: String) -> String? {
    let wanted = wanted.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard let start = find(Array(wanted), from: cursor) ?? find(Array(wanted), from: 0) else { return nil }
    cursor = start + wanted.count
    let end = text.unicodeScalars.index(after: places[cursor - 1])
    return String(text[places[start]..<end])
  }

  private func find(_ wanted: [Unicode.Scalar], from start: Int) -> Int? {
    guard let first = wanted.first, start + wanted.count <= scalars.count else { return nil }
    return (start...(scalars.count - wanted.count)).first { place in
      scalars[place] == first && scalars[place..<(place + wanted.count)].elementsEqual(wanted)
    }
  }
}
