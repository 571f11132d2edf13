import Foundation
import Glibc

/// What a worker does to itself, and the main process for its workers. Process-wide.
package enum WorkerProcess {
  /// Keeps the standard output for frames; what C libraries print goes to standard error instead.
  static func claimStandardOutput() -> FileHandle {
    let frames = FileHandle(fileDescriptor: dup(STDOUT_FILENO), closeOnDealloc: false)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    return frames
  }

  /// Beyond it, memory can't be allocated; no core file is written.
  static func limit(addressSpace bytes: Int) {
    set(RLIMIT_AS, to: UInt(max(0, bytes)))
    set(RLIMIT_CORE, to: 0)
  }

  /// Ends this process after so many seconds, in case nobody is left to do it. 0 calls it off.
  static func endAfter(seconds: Int) { alarm(UInt32(clamping: seconds)) }

  /// A worker that died must not end the main process when it is written to.
  package static func survivesClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  private static func set(_ resource: __rlimit_resource, to value: UInt) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
