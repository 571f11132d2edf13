import Foundation
import RectoModel

/// A piece of text that is searched for.
enum SearchToken: Sendable, Hashable {
  /// A word of a script with blanks, as a stem: small letters, without accents and endings.
  case word(String)
  /// Characters of a script that is written without blanks, or whose words change at both ends.
  case run(String)

  /// In the order of the text.
  static func tokens(of text: String) -> [SearchToken] {
    var builder = TokenBuilder()
    for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      builder.take(scalar)
    }
    return builder.finish()
  }

  /// The stems alone.
  static func stems(of text: String) -> [String] {
    tokens(of: text).compactMap { if case .word(let stem) = $0 { stem } else { nil } }
  }

  /// The runs alone.
  static func runs(of text: String) -> [String] {
    tokens(of: text).compactMap { if case .run(let run) = $0 { run } else { nil } }
  }
}

/// Puts scalars together to tokens.
private struct TokenBuilder {
  private var tokens: [SearchToken] = []
  private var word = String.UnicodeScalarView()
  private var run = String.UnicodeScalarView()
  /// A mark inside a number, as in 1,234.50: it counts when another digit follows.
  private var pendsMark = false

  mutating func take(_ scalar: Unicode.Scalar) {
    if scalar.isSearchedInRuns {
      endWord()
      run.append(scalar)
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.isMark {
      endRun()
      if pendsMark, scalar.properties.numericType == nil { endWord() }
      pendsMark = false
      word.append(scalar)
    } else if scalar == "'" || scalar == "’" || scalar == "\u{AD}" {
      // Inside a word.
    } else if word.last?.properties.numericType != nil, ",.-/:".unicodeScalars.contains(scalar), !pendsMark {
      pendsMark = true
    } else {
      endWord()
      endRun()
    }
  }

  mutating func finish() -> [SearchToken] {
    endWord()
    endRun()
    return tokens
  }

  private mutating func endWord() {
    pendsMark = false
    guard !word.isEmpty else { return }
    tokens.append(.word(Stem.of(String(word))))
    word = String.UnicodeScalarView()
  }

  private mutating func endRun() {
    guard !run.isEmpty else { return }
    tokens.append(.run(String(run)))
    run = String.UnicodeScalarView()
  }
}

extension Unicode.Scalar {
  /// Chinese, Japanese, Korean, Thai, Lao, Burmese, Khmer, Tibetan: searched by neighbouring characters.
  fileprivate var isSearchedInRuns: Bool {
    guard properties.isAlphabetic || isMark else { return false }
    if isWrittenWithoutBlanks { return true }
    switch value {
    case 0x0E00...0x0EFF, 0x0F00...0x0FFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF,
      0x3130...0x318F, 0xAC00...0xD7AF:
      return true
    default: return false
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
