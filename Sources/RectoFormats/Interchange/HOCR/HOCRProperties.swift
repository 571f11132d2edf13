internal import RectoModel

/// What stands in the `title` of an hOCR element: `bbox 0 0 10 10; x_wconf 95`.
///
/// What hOCR has no property for has one that begins with `x_`, as hOCR wants it of engines.
struct HOCRProperties {
  private var values: [String: String] = [:]
  /// In the order of writing.
  private var names: [String] = []

  init() {}

  /// Reads any title; what is no property is left out.
  init(_ title: String) {
    for part in Self.parts(of: title) {
      let pieces = part.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let name = pieces.first, name.first?.isLetter == true else { continue }
      set(String(name), pieces.count > 1 ? String(pieces[1]).trimmed : "")
    }
  }

  /// Semicolons inside quotes don't end a property.
  private static func parts(of title: String) -> [String] {
    var (parts, current) = ([String](), "")
    var (quote, isEscaped) = (Character?.none, false)
    for character in title {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == open {
          quote = nil
        }
      } else if character == "\"" || character == "'", current.last?.isWhitespace == true {
        quote = character
      } else if character == ";" {
        parts.append(current)
        current = ""
        continue
      }
      current.append(character)
    }
    return (parts + [current]).map(\.trimmed)
  }

  mutating func set(_ name: String, _ value: String?) {
    guard let value else { return }
    if values.updateValue(value, forKey: name) == nil { names.append(name) }
  }

  mutating func set(_ name: String, numbers: [Double]) {
    set(name, numbers.map(\.decimalText).joined(separator: " "))
  }

  mutating func set(_ name: String, text: String?) {
    guard let text else { return }
    let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
    set(name, "\"" + String(escaped) + "\"")
  }

  /// `bbox` is whole and not negative, as hOCR wants it; where the box is not, `x_bbox` has it exactly.
  mutating func set(box: Rect, as name: String = "bbox") {
    let edges = [box.minX, box.minY, box.maxX, box.maxY]
    let whole = edges.map { max(0, $0.rounded()) }
    set(name, numbers: whole)
    if whole != edges { set(name.hasPrefix("x_") ? name + "_exact" : "x_" + name, numbers: edges) }
  }

  subscript(name: String) -> String? { values[name] }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// Empty when one is no number.
  func numbers(_ name: String) -> [Double] {
    let pieces = (values[name] ?? "").split { $0.isWhitespace || $0 == "," }
    let numbers = pieces.compactMap { Double.pageNumber($0) }
    return numbers.count == pieces.count ? numbers : []
  }

  func number(_ name: String) -> Double? { numbers(name).first }

  func text(_ name: String) -> String? {
    guard let value = values[name] else { return nil }
    guard value.count > 1, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
      return value
    }
    var (text, isEscaped) = ("", false)
    for character in value.dropFirst().dropLast() {
      if isEscaped {
        if character != "\"", character != "\\" { text.append("\\") }
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return isEscaped ? text + "\\" : text
  }

  /// nil when there is none or it is none; corners in the wrong order are put right.
  func box(_ name: String = "bbox") -> Rect? {
    let exact = numbers(name.hasPrefix("x_") ? name + "_exact" : "x_" + name)
    let edges = exact.count == 4 ? exact : numbers(name)
    guard edges.count == 4 else { return nil }
    let (left, right) = (min(edges[0], edges[2]), max(edges[0], edges[2]))
    let (top, bottom) = (min(edges[1], edges[3]), max(edges[1], edges[3]))
    return Rect(x: left, y: top, width: right - left, height: bottom - top).settled
  }

  /// Whether `bbox` is there but has no sense as it stands.
  var hasBadBox: Bool {
    guard has("bbox") else { return false }
    let edges = numbers("bbox")
    return edges.count != 4 || edges[0] > edges[2] || edges[1] > edges[3]
  }

  func points(_ name: String) -> [Point]? {
    let list = numbers(name)
    guard list.count >= 4, list.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: list.count, by: 2).map { Point(x: list[$0], y: list[$0 + 1]) }
  }

  func confidence(_ name: String) -> Confidence? { number(name).flatMap { Confidence($0 / 100) } }

  /// The value of a `title` attribute; nil when nothing is set.
  var title: String? {
    names.isEmpty
      ? nil
      : names.map { $0 + (values[$0].map { $0.isEmpty ? "" : " " + $0 } ?? "") }
        .joined(separator: "; ")
  }

  /// All names, sorted.
  var allNames: [String] { names.sorted() }
}

extension StringProtocol {
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
