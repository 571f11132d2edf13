/// Where a writer puts its bytes, in order.
public protocol ByteSink: ~Copyable {
  mutating func write(_ bytes: [UInt8]) throws(RectoError)
}

extension ByteSink where Self: ~Copyable {
  /// As UTF-8.
  public mutating func write(_ text: String) throws(RectoError) {
    try write(Array(text.utf8))
  }
}

/// Keeps everything in memory.
public struct MemorySink: ByteSink, Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ bytes: [UInt8]) throws(RectoError) { self.bytes += bytes }

  /// What was written, as UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
