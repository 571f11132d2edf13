internal import RectoModel

/// The words of a paragraph with their widths, to see how many lines they take.
struct TextWrap {
  private struct Piece {
    /// For a type size of 1, without the blank behind it.
    var width: Double
    var blank = 0.0
    var endsLine = false
  }

  private var pieces: [Piece] = []

  /// `size` is the type size in half points that runs without one have.
  init(_ runs: [BodyRun], size: Int, family: FontFamily) {
    var isOpen = false
    for run in runs {
      let family = run.format.isMonospaced ? FontFamily.mono : family
      let ratio = run.format.size.map { Double($0) / Double(max(size, 1)) } ?? 1
      let scale = ratio * (run.format.position == nil ? 1 : 0.66)
      switch run.content {
      case .text(let text) where run.format.hasSmallCaps:
        add(text.uppercased(), family, isBold: run.format.isBold, scale: 0.85 * scale, &isOpen)
      case .text(let text): add(text, family, isBold: run.format.isBold, scale: scale, &isOpen)
      case .tab: add("    ", family, isBold: false, scale: scale, &isOpen)
      case .lineBreak:
        if pieces.isEmpty { pieces.append(Piece(width: 0)) }
        pieces[pieces.count - 1].endsLine = true
        isOpen = false
      default: break
      }
    }
  }

  /// A line is broken at blanks, and between characters of scripts without blanks.
  private mutating func add(
    _ text: String, _ family: FontFamily, isBold: Bool, scale: Double, _ isOpen: inout Bool
  ) {
    var word = String.UnicodeScalarView()
    func width(_ text: String) -> Double {
      TypeMetrics.width(of: text, in: family, isBold: isBold) * scale
    }
    func close(_ pieces: inout [Piece]) {
      guard !word.isEmpty else { return }
      let own = width(String(word))
      if isOpen, !pieces.isEmpty {
        pieces[pieces.count - 1].width += own
      } else {
        pieces.append(Piece(width: own))
      }
      isOpen = true
      word.removeAll()
    }
    for scalar in text.unicodeScalars {
      if scalar == " " {
        close(&pieces)
        if pieces.isEmpty { pieces.append(Piece(width: 0)) }
        pieces[pieces.count - 1].blank += width(" ")
        isOpen = false
      } else if scalar.isWrittenWithoutBlanks {
        close(&pieces)
        isOpen = false
        word.append(scalar)
        close(&pieces)
        isOpen = false
      } else {
        word.append(scalar)
      }
    }
    close(&pieces)
  }

  /// Of all of it on one line.
  var width: Double { pieces.reduce(0) { $0 + $1.width + $1.blank } }

  /// The width of its longest word.
  var longest: Double { pieces.map(\.width).max() ?? 0 }

  /// In a box of `width` type sizes, whose first line begins `indent` later. At least 1.
  func lineCount(width: Double, indent: Double = 0) -> Int {
    let width = max(width, 0.1)
    var (count, used) = (1, max(indent, 0))
    var isFirst = true
    for piece in pieces {
      if !isFirst, used + piece.width > width {
        count += 1
        used = 0
      }
      // A word longer than the line is broken anywhere.
      if used + piece.width > width {
        let more = ((used + piece.width) / width).rounded(.up) - 1
        count += Int(min(more, 10_000))
        used = min(piece.width, width)
      } else {
        used += piece.width
      }
      used += piece.blank
      isFirst = piece.endsLine
      if piece.endsLine { (count, used) = (count + 1, 0) }
    }
    return count
  }
}
