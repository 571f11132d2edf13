/// A path with `*` for any characters of a step, `**` or an empty step for any number of steps.
struct PathPattern: Hashable {
  private let steps: [[UInt8]]

  private static let anySteps = Array("**".utf8)

  init(_ pattern: String) {
    var text = Substring(pattern)
    if text.hasPrefix("/") { text = text.dropFirst() }
    steps = Self.steps(text).map { $0.isEmpty ? Self.anySteps : $0 }
  }

  /// Whether the pattern is for this very path.
  func matches(_ path: String) -> Bool { matches(Self.pathSteps(path), isPrefix: false) }

  /// Whether it is for the path or for something above it.
  func covers(_ path: String) -> Bool { matches(Self.pathSteps(path), isPrefix: true) }

  private static func pathSteps(_ path: String) -> [[UInt8]] {
    steps(path.hasPrefix("/") ? Substring(path.dropFirst()) : Substring(path))
  }

  private static func steps(_ path: Substring) -> [[UInt8]] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// Row by row, so that no pattern takes long.
  private func matches(_ path: [[UInt8]], isPrefix: Bool) -> Bool {
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for step in steps {
      var next = [Bool](repeating: false, count: path.count + 1)
      if step == Self.anySteps {
        guard let first = reached.firstIndex(of: true) else { return false }
        for index in first...path.count { next[index] = true }
      } else {
        for index in path.indices where reached[index] && Self.step(step, fits: path[index]) {
          next[index + 1] = true
        }
      }
      reached = next
    }
    return isPrefix ? reached.dropFirst().contains(true) : reached[path.count]
  }

  /// A step without a number stands for all of its name: `w:p` for `w:p[3]`.
  private static func step(_ pattern: [UInt8], fits step: [UInt8]) -> Bool {
    if glob(pattern, step) { return true }
    guard step.last == UInt8(ascii: "]"), let open = step.lastIndex(of: UInt8(ascii: "[")) else {
      return false
    }
    return glob(pattern, Array(step[..<open]))
  }

  private static func glob(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var reached = [Bool](repeating: false, count: text.count + 1)
    reached[0] = true
    for byte in pattern {
      var next = [Bool](repeating: false, count: text.count + 1)
      if byte == UInt8(ascii: "*") {
        guard let first = reached.firstIndex(of: true) else { return false }
        for index in first...text.count { next[index] = true }
      } else {
        for index in text.indices where reached[index] && text[index] == byte { next[index + 1] = true }
      }
      reached = next
    }
    return reached[text.count]
  }
}
