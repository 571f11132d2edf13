import Foundation

/// Where a command reads and writes. Commands use `Console.current`, so that tests can look at what they print.
struct Console: Sendable {
  var input: FileHandle
  var write: @Sendable (Data) throws -> Void
  var writeError: @Sendable (String) -> Void
  /// Columns of the terminal that standard error is; nil when it is none.
  var columns: Int?
  /// Commands that open strangers' files may be run by a confined copy of this program.
  var startsCopies = false

  @TaskLocal static var current = Console.process

  /// A line on standard output.
  func print(_ line: String) { try? write(Data((line + "\n").utf8)) }
  /// A line on standard error.
  func printError(_ line: String) { writeError(line + "\n") }

  /// This process's own.
  static let process = Console(
    input: .standardInput,
    write: { try FileHandle.standardOutput.write(contentsOf: $0) },
    writeError: { try? FileHandle.standardError.write(contentsOf: Data($0.utf8)) },
    columns: Terminal.columnsOfStandardError, startsCopies: true)

  /// Of a process that is the confined copy.
  static var ofCopy: Console {
    var console = process
    console.startsCopies = false
    return console
  }
}
