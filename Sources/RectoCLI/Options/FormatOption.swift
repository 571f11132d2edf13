import ArgumentParser
import RectoModel

/// `pdf.key=value`.
struct FormatOption: ExpressibleByArgument, Hashable {
  var format: String
  var key: String
  var value: String

  init(format: String, key: String, value: String) {
    self.format = format
    self.key = key
    self.value = value
  }

  init?(argument: String) {
    let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = sides[0].split(separator: ".", maxSplits: 1)
    guard sides.count == 2, names.count == 2 else { return nil }
    (format, key, value) = (String(names[0]), String(names[1]), String(sides[1]))
  }
}

extension [FormatOption] {
  /// The last one of equal keys counts.
  func values(of format: String) -> OptionValues {
    var values = OptionValues()
    for option in self where option.format == format { values.values[option.key] = option.value }
    return values
  }
}
