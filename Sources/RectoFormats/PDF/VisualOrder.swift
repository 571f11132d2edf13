internal import RectoModel

/// In which order the characters of right-to-left words are written into the file.
enum RightToLeftOrder: String, Sendable, Hashable, CaseIterable {
  /// As they stand on the page, from the left: what Chrome, Firefox and Poppler read right.
  case visual
  /// As they are read, on a mirrored line: what MuPDF and Ghostscript need.
  case logical
}

extension String {
  /// Whether some letter is written from right to left.
  var isRightToLeft: Bool { unicodeScalars.contains(where: \.isRightToLeft) }

  /// A right-to-left word as it stands on the page from left to right. Numbers and Latin letters in it keep
  /// their order.
  var inVisualOrder: String {
    var groups: [(isTurned: Bool, scalars: [Unicode.Scalar])] = []
    for scalar in unicodeScalars {
      let isTurned = !scalar.isLeftToRight
      if let last = groups.last, last.isTurned == isTurned {
        groups[groups.count - 1].scalars.append(scalar)
      } else {
        groups.append((isTurned, [scalar]))
      }
    }
    var visual = String.UnicodeScalarView()
    for group in groups.reversed() {
      visual.append(contentsOf: group.isTurned ? group.scalars.reversed() : group.scalars)
    }
    return String(visual)
  }
}

extension Unicode.Scalar {
  /// Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0660...0x0669, 0x06F0...0x06F9: false
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Letters and digits that keep their order; punctuation goes with its neighbours.
  fileprivate var isLeftToRight: Bool {
    if isRightToLeft { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }
}
