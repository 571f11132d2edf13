import Glibc

/// A call of the Linux kernel, for those that Glibc gives Swift no function for. x86-64 and arm64; from any thread.
struct SystemCall: Sendable, Hashable {
  /// nil where this processor's kernel has no such call.
  let number: UInt?

  #if arch(x86_64)
    init(x86 number: UInt?, arm: UInt?) { self.number = number }
  #else
    init(x86: UInt?, arm number: UInt?) { self.number = number }
  #endif

  /// With the same number everywhere, as all calls since 2019.
  init(_ number: UInt) { self.number = number }

  private typealias Function = @Sendable @convention(c) (UInt, UInt, UInt, UInt, UInt, UInt) -> Int

  /// `syscall` takes a variable number of arguments, which Swift can't pass; on these processors they are passed as
  /// those of any function are.
  private static let function: Function? = dlsym(nil, "syscall").map { unsafeBitCast($0, to: Function.self) }

  /// What the call returns; -1 when it failed, or can't be made.
  func callAsFunction(_ arguments: UInt...) -> Int {
    guard let number, let function = Self.function else { return -1 }
    let given = arguments + [UInt](repeating: 0, count: max(0, 5 - arguments.count))
    return function(number, given[0], given[1], given[2], given[3], given[4])
  }
}

extension SystemCall {
  static let prctl = SystemCall(x86: 157, arm: 167)
  static let seccomp = SystemCall(x86: 317, arm: 277)
  static let unshare = SystemCall(x86: 272, arm: 97)
  static let landlockCreate = SystemCall(444)
  static let landlockAdd = SystemCall(445)
  static let landlockRestrict = SystemCall(446)

  static let socket = SystemCall(x86: 41, arm: 198)
  static let clone = SystemCall(x86: 56, arm: 220)
  static let clone3 = SystemCall(435)

  /// What starts or ends other processes.
  static let programs = [
    SystemCall(x86: 59, arm: 221),  // execve
    SystemCall(x86: 322, arm: 281),  // execveat
    SystemCall(x86: 57, arm: nil),  // fork
    SystemCall(x86: 58, arm: nil),  // vfork
    SystemCall(x86: 62, arm: 129), SystemCall(424),  // kill, pidfd_send_signal
  ]

  /// What no decoder or writer needs: network by another way, other processes' memory, and the machine itself.
  static let administration = [
    SystemCall(425), SystemCall(426), SystemCall(427),  // io_uring
    SystemCall(x86: 101, arm: 117),  // ptrace
    SystemCall(x86: 310, arm: 270), SystemCall(x86: 311, arm: 271),  // process_vm_readv, process_vm_writev
    SystemCall(438),  // pidfd_getfd
    SystemCall(x86: 321, arm: 280),  // bpf
    SystemCall(x86: 298, arm: 241),  // perf_event_open
    SystemCall(x86: 323, arm: 282),  // userfaultfd
    SystemCall(x86: 248, arm: 217), SystemCall(x86: 249, arm: 218), SystemCall(x86: 250, arm: 219),  // keys
    SystemCall(x86: 165, arm: 40), SystemCall(x86: 166, arm: 39),  // mount, umount2
    SystemCall(x86: 155, arm: 41), SystemCall(x86: 161, arm: 51),  // pivot_root, chroot
    SystemCall(428), SystemCall(429), SystemCall(430), SystemCall(431),  // open_tree to fsconfig
    SystemCall(432), SystemCall(433), SystemCall(442),  // fsmount, fspick, mount_setattr
    unshare, SystemCall(x86: 308, arm: 268),  // setns
    SystemCall(x86: 246, arm: 104), SystemCall(x86: 320, arm: 294),  // kexec
    // modules
    SystemCall(x86: 175, arm: 105), SystemCall(x86: 313, arm: 273), SystemCall(x86: 176, arm: 106),
    SystemCall(x86: 167, arm: 224), SystemCall(x86: 168, arm: 225),  // swap
    SystemCall(x86: 169, arm: 142),  // reboot
    SystemCall(x86: 164, arm: 170), SystemCall(x86: 227, arm: 112),  // setting clocks
    SystemCall(x86: 159, arm: 171), SystemCall(x86: 305, arm: 266),
    SystemCall(x86: 170, arm: 161), SystemCall(x86: 171, arm: 162),  // names of the machine
    SystemCall(x86: 163, arm: 89), SystemCall(x86: 179, arm: 60),  // acct, quotactl
    SystemCall(x86: 304, arm: 265),  // open_by_handle_at
    SystemCall(x86: 172, arm: nil), SystemCall(x86: 173, arm: nil),  // ports
  ]
}
