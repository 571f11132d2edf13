/// Something that reads what strangers send. `read` may throw, and must neither crash nor hang.
struct FuzzTarget: Sendable {
  var name: String
  /// Good bytes, to be spoiled.
  var seeds: [[UInt8]]
  /// Pieces that mean something to the reader.
  var words: [[UInt8]] = []
  /// Throws a `FuzzFind` for what must not be, other errors for bytes that are refused.
  var read: @Sendable ([UInt8]) throws -> Void
}

/// What a target says that it can't be true.
struct FuzzFind: Error {
  var what: String
}
