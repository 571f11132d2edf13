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

  /// Ends this process after so many seconds, in case nobody is left to do it. 0 calls it off.
  package static func endAfter(seconds: Int) { alarm(UInt32(clamping: seconds)) }

  /// Ends this process with SIGXCPU when it has used so many seconds of processor time from now on.
  static func limitProcessor(seconds: Int) {
    var (usage, limit) = (rusage(), rlimit())
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0,
      getrlimit(resource(RLIMIT_CPU), &limit) == 0
    else { return }
    let used = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    limit.rlim_cur = min(UInt(max(0, used + seconds + 1)), limit.rlim_max)
    setrlimit(resource(RLIMIT_CPU), &limit)
  }

  /// Beyond it, memory can't be allocated. It is what the process may write to that counts: libraries and files that
  /// are mapped to be read don't. Addresses are limited, too, more generously.
  static func limitMemory(_ bytes: Int) {
    set(RLIMIT_DATA, to: bytes)
    set(RLIMIT_AS, to: bytes + (16 << 30))
  }

  /// Of one file that is written. Beyond it, writing fails.
  static func limitFiles(bytes: Int, open: Int) {
    signal(SIGXFSZ, SIG_IGN)
    set(RLIMIT_FSIZE, to: bytes)
    set(RLIMIT_NOFILE, to: open)
    set(RLIMIT_CORE, to: 0)
  }

  /// Others go first where the processors are busy: a server answers while its jobs read pages. Children inherit it.
  package static func goLast() { _ = nice(10) }

  /// A program can't get more rights by being started, which filters of calls and rules on files ask for.
  static func giveUpPrivileges() -> Bool { SystemCall.prctl(38, 1, 0, 0, 0) == 0 }

  /// A worker that died must not end the main process when it is written to.
  package static func survivesClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Never more than it was.
  private static func set(_ resource: __rlimit_resource, to value: Int) {
    var limit = rlimit()
    guard getrlimit(self.resource(resource), &limit) == 0 else { return }
    let wanted = min(UInt(max(0, value)), limit.rlim_max)
    limit = rlimit(rlim_cur: wanted, rlim_max: wanted)
    setrlimit(self.resource(resource), &limit)
  }

  private static func resource(_ resource: __rlimit_resource) -> __rlimit_resource_t {
    __rlimit_resource_t(resource.rawValue)
  }
}
