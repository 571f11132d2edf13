/// Tells postal addresses from other short lines: a street with its number over a town with its postcode.
enum AddressText {
  /// The words of lines below each other, perhaps with the name of the address above.
  static func matches(_ lines: [[String]]) -> Bool {
    guard (3...9).contains(lines.count), !lines.contains(where: { $0.count > 6 }) else { return false }
    guard let town = lines.lastIndex(where: isTown) else { return false }
    return lines.indices.contains { $0 < town && isStreet(lines[$0]) }
      && !lines.joined().contains { $0.contains(where: \.isCurrencySymbol) || $0.isDecimal }
  }

  /// The first of the lines is the street of an address.
  static func begins(_ lines: [[String]]) -> Bool {
    lines.first.map(isStreet) == true && (matches(lines) || matches(Array(lines.prefix(3))))
  }

  /// A word of four to six digits, or two as in "BS1 4QT", among at most a name and a state.
  private static func isTown(_ line: [String]) -> Bool {
    let codes = line.map { $0.filter { $0.isLetter || $0.isNumber } }
    if codes.contains(where: { (4...6).contains($0.count) && $0.allSatisfy(\.isNumber) }) {
      return line.count == 1 || line.contains(where: \.isName)
    }
    return zip(codes, codes.dropFirst()).contains { one, two in
      (2...4).contains(one.count) && two.count == 3 && one.first?.isUppercase == true && one.hasDigit
        && two.first?.isNumber == true && two.dropFirst().allSatisfy(\.isUppercase)
    }
  }

  /// A name and a short number.
  private static func isStreet(_ line: [String]) -> Bool {
    let hasNumber = line.contains { word in
      let digits = word.filter(\.isNumber)
      return (1...4).contains(digits.count) && word.count(where: \.isLetter) <= 1 && word.count <= 7
    }
    return hasNumber && line.contains(where: \.isName)
  }
}

extension String {
  fileprivate var isName: Bool { count(where: \.isLetter) >= 3 && first?.isNumber == false }

  fileprivate var hasDigit: Bool { contains(where: \.isNumber) }
}
