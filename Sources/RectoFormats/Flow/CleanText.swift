internal import RectoModel

extension String {
  /// The word as text formats can hold it: line ends, tabs and runs of blanks inside become one blank, control
  /// characters go. Words seldom have any of these.
  var cleaned: String {
    if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: { $0.isControl || $0.isLineSpace }) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isControl {
      guard scalar.isLineSpace else {
        clean.append(scalar)
        continue
      }
      if let last = clean.last, last != " " { clean.append(" ") }
    }
    if clean.last == " " { clean.removeLast() }
    return String(clean)
  }
}

extension Unicode.Scalar {
  /// What text formats can't hold: control characters that are no blanks, the byte order mark, and what Unicode says is
  /// no character.
  var isControl: Bool {
    switch value {
    case 0x09...0x0D, 0x85: false
    case 0x00...0x1F, 0x7F...0x9F, 0xFEFF, 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Blanks that text formats give a meaning to. No-break and wide blanks are ordinary characters.
  var isLineSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}

extension TextLine {
  /// `plainText` of the cleaned words.
  var cleanText: String { words.lazy.map(\.text.cleaned).joinedAsWords() }
}

extension Formula {
  /// The lines of its LaTeX without blank ones, which end a formula in TeX; nil when there is none.
  var cleanLaTeX: [String]? {
    let lines = (latex ?? "").split(whereSeparator: \.isNewline).map { String($0).cleaned }
    return lines.allSatisfy(\.isEmpty) ? nil : lines.filter { !$0.isEmpty }
  }
}

extension Block {
  /// How many control characters `cleaned` takes out of it.
  var droppedCharacters: Int {
    var count = 0
    for line in allLines {
      for word in line.words { count += word.text.unicodeScalars.count(where: \.isControl) }
    }
    return count
  }
}

extension WriteContext {
  /// Reports the control characters that `cleaned` takes out of the block.
  func reportDroppedCharacters(of block: Block, page: Int) {
    let count = block.droppedCharacters
    if count > 0 { report(.charactersDropped(page: page, block: block.id, count: count)) }
  }
}
