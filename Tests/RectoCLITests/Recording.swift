import Foundation
import Synchronization

@testable import RectoCLI

/// A console that keeps what is printed.
final class Recording: Sendable {
  private let bytes = Mutex(Data())
  private let text = Mutex("")

  var output: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }
  var errors: String { text.withLock(\.self) }

  func console(input: FileHandle = .nullDevice, columns: Int? = nil) -> Console {
    Console(
      input: input, write: { data in self.bytes.withLock { $0 += data } },
      writeError: { line in self.text.withLock { $0 += line } }, columns: columns)
  }
}
