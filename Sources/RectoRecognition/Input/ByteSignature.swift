/// The bytes by which a file format is known: some at the start, and maybe some at another place.
struct ByteSignature: Sendable {
  private let start: [UInt8]
  private let second: [UInt8]
  private let offset: Int

  init(_ start: [UInt8], then second: [UInt8] = [], at offset: Int = 0) {
    self.start = start
    self.second = second
    self.offset = offset
  }

  init(_ start: String, then second: String = "", at offset: Int = 0) {
    self.init(Array(start.utf8), then: Array(second.utf8), at: offset)
  }

  func matches(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: start) && (second.isEmpty || bytes.dropFirst(offset).starts(with: second))
  }

  /// Where `pattern` first stands in `bytes`.
  static func find(_ pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    return (0...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) }
  }
}
