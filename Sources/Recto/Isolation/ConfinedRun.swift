import Foundation
package import RectoModel
import Subprocess

/// A command of this program that opens strangers' files by itself: it is run by a confined copy of the program.
package struct ConfinedRun: Sendable {
  /// The first argument of the copy; the command line follows.
  package static let argument = "confined"

  private static let memoryBytes = 4 << 30

  private let arguments: [String]
  private let seconds: Int

  /// The command line without the program, and the time for all of it.
  package init(arguments: [String], seconds: Int) {
    self.arguments = arguments
    self.seconds = seconds
  }

  /// The copy's side: before anything else.
  package static func confine() { Confinement.comparison(memoryBytes: memoryBytes).enter() }

  /// Runs to the end, on this process's own input and output. Returns the exit code. Throws `.timedOut`, and
  /// `.engineFailure` for a crash. Cancellation ends the copy.
  package func run() async throws(RectoError) -> Int32 {
    let program = URL(fileURLWithPath: "/proc/self/exe")
    let process = TimedProcess(
      Subprocess.Configuration(
        executable: .path(program.filePath), arguments: Arguments([Self.argument] + arguments),
        environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no", "OMP_THREAD_LIMIT": "1"])),
      seconds: seconds)
    switch try await process.run(
      input: .currentStandardInput, output: .currentStandardOutput, error: .currentStandardError)
    {
    case .exited(let code): return code
    case .cancelled: throw .cancelled
    case .late: throw RectoError(.timedOut, "It took longer than \(seconds) seconds; see --timeout.")
    case .signaled(let signal):
      throw RectoError(
        .engineFailure,
        "A library crashed or needed more than \(Self.memoryBytes >> 30) GiB (signal \(signal)); "
          + "a file is damaged, or too large to be compared.")
    }
  }
}
