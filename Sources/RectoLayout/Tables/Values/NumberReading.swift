import RectoModel

/// One way to understand digits with signs between them.
struct NumberReading: Hashable {
  /// Without separators.
  var integer: String
  var fraction = ""
  var decimalSign: Character?
  var groupSign: Character?
  var grouping = NumberForm.Grouping.none

  /// All ways: none for what is no number, two for "1.234".
  static func readings(of body: [Character]) -> [NumberReading] {
    guard let parts = Parts(body) else { return [] }
    return [parts.grouped, parts.decimal].compactMap(\.self).filter(\.isPlausible)
  }

  func number(isNegative: Bool) -> DecimalNumber? {
    let digits = integer.isEmpty ? "0" : integer
    return DecimalNumber((isNegative ? "-" : "") + digits + (fraction.isEmpty ? "" : "." + fraction))
  }

  /// Zeros in front and more digits than a spreadsheet keeps are those of a name, not of a number.
  private var isPlausible: Bool {
    integer.count + fraction.count <= 15 && (integer.count <= 1 || integer.first != "0")
  }
}

extension NumberReading {
  /// Runs of digits and what stands between them.
  private struct Parts {
    var runs: [String] = [""]
    var signs: [Character] = []

    /// nil for anything but digits with single signs between them; the first run may be empty: ".5".
    init?(_ body: [Character]) {
      for character in body {
        if character.isPlainDigit {
          runs[runs.count - 1].append(character)
        } else if [".", ",", "'", " ", "\u{A0}"].contains(character), signs.isEmpty || runs.last != "" {
          signs.append(character)
          runs.append("")
        } else {
          return nil
        }
      }
      guard runs.last != "" else { return nil }
    }

    /// Without a fraction.
    var grouped: NumberReading? {
      if signs.isEmpty { return NumberReading(integer: runs[0]) }
      guard let grouping = Self.grouping(runs, signs), !isAddress else { return nil }
      return NumberReading(integer: runs.joined(), groupSign: signs[0], grouping: grouping)
    }

    /// With the last sign as that of the fraction.
    var decimal: NumberReading? {
      guard let sign = signs.last, sign == "." || sign == "," else { return nil }
      let (groupRuns, groupSigns) = (Array(runs.dropLast()), Array(signs.dropLast()))
      guard !groupSigns.contains(sign) else { return nil }
      var reading = NumberReading(integer: groupRuns.joined(), decimalSign: sign)
      reading.fraction = runs[runs.count - 1]
      if let groupSign = groupSigns.first {
        guard let grouping = Self.grouping(groupRuns, groupSigns) else { return nil }
        (reading.groupSign, reading.grouping) = (groupSign, grouping)
      }
      return reading
    }

    /// Like 192.168.100.200.
    private var isAddress: Bool {
      signs == [".", ".", "."] && runs.allSatisfy { Int($0).map { $0 <= 255 } ?? false }
    }

    private static func grouping(_ runs: [String], _ signs: [Character]) -> NumberForm.Grouping? {
      guard Set(signs).count == 1, let first = runs.first, first.first != "0" else { return nil }
      if (1...3).contains(first.count), runs.dropFirst().allSatisfy({ $0.count == 3 }) { return .thousands }
      let isIndian =
        signs[0] == "," && runs.count > 2 && (1...2).contains(first.count) && runs.last?.count == 3
        && runs.dropFirst().dropLast().allSatisfy { $0.count == 2 }
      return isIndian ? .indian : nil
    }
  }
}
