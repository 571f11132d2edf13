import Foundation
import Glibc
import RectoModel
import Subprocess
import Testing

@testable import Recto

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// What workers give up, tried in real processes.
@Suite struct ConfinementTests {
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("recto")

  @Test func workersTryInVain() async throws {
    let report = try await Converter(workerExecutable: Self.executable).confinement()
    #expect(report.hasNoSockets)
    #expect(report.startsNoPrograms)
    #expect(report.writesNothing == (FileRules.version > 0))
    #expect(report.memoryBytes == Limits().workerBytes)
  }

  /// What the filter says to a call: 0 when it is allowed, else the error's number.
  private func verdict(_ filter: CallFilter, call: SystemCall, first: UInt32 = 0) throws -> UInt32 {
    let number = UInt32(try #require(call.number))
    let data: [UInt32: UInt32] = [0: number, 4: filter.instructions[1].value, 16: first]
    var (place, value) = (0, UInt32(0))
    while place < filter.instructions.count {
      let step = filter.instructions[place]
      place += 1
      switch step.code {
      case 0x20: value = try #require(data[step.value])
      case 0x05: place += Int(step.value)
      case 0x15: place += Int(value == step.value ? step.ifTrue : step.ifFalse)
      case 0x35: place += Int(value >= step.value ? step.ifTrue : step.ifFalse)
      case 0x45: place += Int(value & step.value != 0 ? step.ifTrue : step.ifFalse)
      default: return step.value == 0x7FFF_0000 ? 0 : step.value & 0xFFFF
      }
    }
    throw RectoError(.internalInvariant, "The filter has no end.")
  }

  @Test(arguments: [true, false]) func theFilterLetsOnlyLocalSocketsThrough(startsPrograms: Bool) throws {
    let filter = CallFilter(startsPrograms: startsPrograms)
    for family in [AF_INET, AF_INET6, AF_NETLINK, AF_PACKET] {
      #expect(try verdict(filter, call: .socket, first: UInt32(family)) == UInt32(EACCES))
    }
    #expect(try verdict(filter, call: .socket, first: UInt32(AF_UNIX)) == 0)
    #expect(try verdict(filter, call: .unshare) == UInt32(EPERM))
    // read, or io_setup on arm64
    #expect(try verdict(filter, call: SystemCall(0)) == 0)
    let exec = SystemCall.programs[0]
    #expect(try verdict(filter, call: exec) == (startsPrograms ? 0 : UInt32(EPERM)))
    // A process, and a thread.
    #expect(try verdict(filter, call: .clone, first: 0x11) == (startsPrograms ? 0 : UInt32(EACCES)))
    #expect(try verdict(filter, call: .clone, first: 0x3D_0F00) == 0)
  }

  @Test func everythingButOneFolder() throws {
    let folder = try TestFolder()
    for name in ["a", "b/secret", "b/other"] {
      try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
    }
    let hidden = folder.file("b/secret").resolvingSymlinksInPath()
    let paths = FileRules.everything(except: hidden)
    #expect(paths.contains(folder.file("a").resolvingSymlinksInPath().path))
    #expect(paths.contains(folder.file("b/other").resolvingSymlinksInPath().path))
    #expect(paths.contains("/usr"))
    #expect(!paths.contains { hidden.path == $0 || hidden.path.hasPrefix($0 + "/") })
  }

  @Test func variablesOfTheCallerStayWithIt() throws {
    let own = ["AWS_SECRET": "x", "RECTO_SERVE_PORT": "1", "RECTO_TEMPLATES": "t", "HOME": "h", "PATH": "p"]
    let folder = URL(fileURLWithPath: "/spool")
    #expect(
      ChildEnvironment.of(folder: folder, from: own)
        == .custom([
          "RECTO_TEMPLATES": "t", "HOME": "h", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC",
          "TMPDIR": "/spool", "OMP_THREAD_LIMIT": "1", "SWIFT_BACKTRACE": "enable=no",
        ]))
    #expect(
      ChildEnvironment.of(folder: folder, home: folder, from: ["HOME": "h"])
        == .custom([
          "HOME": "/spool", "XDG_CACHE_HOME": "/spool", "XDG_CONFIG_HOME": "/spool",
          "XDG_DATA_HOME": "/spool",
          "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "TMPDIR": "/spool",
          "OMP_THREAD_LIMIT": "1",
          "SWIFT_BACKTRACE": "enable=no",
        ]))
  }

  /// Runs a shell as LibreOffice would be run.
  private func shell(_ script: String, in folder: TestFolder, seconds: Int = 60) async throws
    -> TimedProcess.Ending
  {
    let inside = folder.file("inside")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    let program = ConfinedProgram(
      program: "/bin/sh",
      confinement: .office(Limits(), folder: inside, program: URL(fileURLWithPath: "/bin/sh")),
      seconds: seconds)
    let process = TimedProcess(
      Subprocess.Configuration(
        executable: .path(.init(Self.executable.path)),
        arguments: Arguments(try program.arguments(folder: inside, ["-c", script]))),
      seconds: seconds)
    return try await process.run(input: .none, output: .discarded, error: .discarded)
  }

  @Test(.enabled(if: FileRules.version > 0)) func aProgramSeesAndWritesItsFolderOnly() async throws {
    let folder = try TestFolder()
    try Data("secret".utf8).write(to: folder.file("secret"))
    let (inside, secret) = (folder.file("inside").path, folder.file("secret").path)
    let ending = try await shell(
      "cat \(secret) > \(inside)/stolen; echo x > \(folder.file("outside").path); echo y > \(inside)/made",
      in: folder)
    #expect(ending == .exited(0))
    #expect(folder.names == ["inside", "secret"])
    #expect(try Data(contentsOf: folder.file("inside/made")) == Data("y\n".utf8))
    #expect(try Data(contentsOf: folder.file("inside/stolen")).isEmpty)
  }

  @Test func whatIsLateGoesWithAllThatItStarted() async throws {
    let folder = try TestFolder()
    let file = folder.file("inside/process")
    let ending = try await shell("sleep 1000 & echo $! > \(file.path); wait", in: folder, seconds: 2)
    #expect(ending == .late)
    let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    let process = try #require(Int32(text))
    // Who inherits the process may take a moment to notice its end.
    func isAlive() -> Bool {
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      return state.map { !$0.contains(") Z ") } ?? false
    }
    for _ in 0..<100 where isAlive() { try await Task.sleep(for: .milliseconds(50)) }
    #expect(!isAlive())
  }
}
