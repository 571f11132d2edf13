import Glibc

/// Refuses calls of the kernel (seccomp, Linux 3.17): sockets of the network, what administers the machine and, when
/// told so, other processes. It holds for all threads, and for every process that this one starts; nothing takes it back.
struct CallFilter: Sendable {
  /// Programs may be started.
  let startsPrograms: Bool

  /// Returns false when the kernel doesn't do it. `no new privileges` must have been set.
  func install() -> Bool {
    var program = instructions
    let count = UInt16(program.count)
    return program.withUnsafeMutableBufferPointer { instructions in
      var filter = Program(count: count, instructions: instructions.baseAddress)
      return withUnsafePointer(to: &filter) { SystemCall.seccomp(1, 1, UInt(bitPattern: $0)) == 0 }
    }
  }

  /// `struct sock_filter`.
  struct Instruction: Hashable {
    var code: UInt16
    var ifTrue: UInt8 = 0
    var ifFalse: UInt8 = 0
    var value: UInt32
  }

  /// `struct sock_fprog`.
  private struct Program {
    var count: UInt16
    var instructions: UnsafeMutablePointer<Instruction>?
  }

  #if arch(x86_64)
    private static let processor: UInt32 = 0xC000_003E
  #else
    private static let processor: UInt32 = 0xC000_00B7
  #endif
  private static let allow = Instruction(code: 0x06, value: 0x7FFF_0000)
  private static let killProcess = Instruction(code: 0x06, value: 0x8000_0000)

  private static func refuse(_ error: Int32) -> Instruction {
    Instruction(code: 0x06, value: 0x0005_0000 | UInt32(bitPattern: error))
  }

  /// Of `struct seccomp_data`: 0 the number, 4 the processor, 16 the first argument.
  private static func load(_ offset: UInt32) -> Instruction { Instruction(code: 0x20, value: offset) }

  private static func unless(_ value: UInt32, skip: UInt8) -> Instruction {
    Instruction(code: 0x15, ifFalse: skip, value: value)
  }

  /// Classic BPF, read from top to bottom.
  var instructions: [Instruction] {
    var list = [Self.load(4), Self.unless(Self.processor, skip: 1)]
    // Calls in the manner of another processor would have other numbers.
    list += [Instruction(code: 0x05, value: 1), Self.killProcess, Self.load(0)]
    list += [Instruction(code: 0x35, ifFalse: 1, value: 0x4000_0000), Self.refuse(EPERM)]
    list += refusal(of: .socket, unless: Instruction(code: 0x15, ifFalse: 1, value: UInt32(AF_UNIX)))
    for call in SystemCall.administration { list += Self.refusal(of: call, EPERM) }
    if !startsPrograms {
      for call in SystemCall.programs { list += Self.refusal(of: call, EPERM) }
      // Its flags can't be looked at; the C library then uses clone, whose flags tell threads from processes.
      list += Self.refusal(of: .clone3, ENOSYS)
      list += refusal(of: .clone, unless: Instruction(code: 0x45, ifFalse: 1, value: 0x0001_0000))
    }
    return list + [Self.allow]
  }

  private static func refusal(of call: SystemCall, _ error: Int32) -> [Instruction] {
    guard let number = call.number else { return [] }
    return [unless(UInt32(number), skip: 1), refuse(error)]
  }

  /// `condition` is about the first argument, and skips the permission when it isn't met.
  private func refusal(of call: SystemCall, unless condition: Instruction) -> [Instruction] {
    guard let number = call.number else { return [] }
    return [Self.unless(UInt32(number), skip: 4), Self.load(16), condition, Self.allow, Self.refuse(EACCES)]
  }
}
