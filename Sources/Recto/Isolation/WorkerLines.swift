import Foundation
import Subprocess

/// The lines that a worker prints, as bytes. A page as JSON has some hundred thousand of them, so they are searched in
/// whole pieces and not one by one.
struct WorkerLines {
  private var pieces: SubprocessOutputSequence.Iterator
  /// What came after the last line that was given.
  private var rest: [UInt8] = []
  /// Longer lines are no pages.
  private let longest: Int

  init(_ output: SubprocessOutputSequence, longest: Int) {
    pieces = output.makeAsyncIterator()
    self.longest = longest
  }

  /// The next line without its end; nil when the worker is gone or prints without end.
  mutating func next() async throws -> Data? {
    var searched = 0
    while true {
      if let end = rest[searched...].firstIndex(of: 0x0A) {
        let line = Data(rest[..<end])
        rest.removeSubrange(...end)
        return line
      }
      searched = rest.count
      guard searched <= longest, let piece = try await pieces.next() else { return nil }
      rest += Data(buffer: piece)
    }
  }
}
