package import Foundation
package import RectoModel

/// What a process that handles a stranger's file gives up. It does so itself, before it opens the file and before it
/// has other threads. What the kernel doesn't allow is left out; `recto doctor` says what holds.
package struct Confinement: Codable, Sendable {
  /// Of memory that it may write to.
  var memoryBytes: Int
  /// Of one file that it writes.
  var fileBytes: Int
  var openFiles: Int
  /// Starts processes of its own, which are confined with it.
  var startsPrograms: Bool
  /// Files and folders that may be read; nil for all.
  var readable: [String]?
  /// Folders that may be written to; nil for all.
  var writable: [String]?
  var sockets = FileRules.Sockets.none

  /// A worker: reads, computes, and writes pictures into its folder.
  static func worker(_ limits: Limits, folder: URL?) -> Confinement {
    Confinement(
      memoryBytes: limits.workerBytes, fileBytes: 4 << 30, openFiles: 512, startsPrograms: false,
      writable: folder.map { [$0.path] })
  }

  /// A job of a server, which starts workers: of `hidden`, it sees its own files and its own folder only.
  package static func job(_ limits: Limits, hidden: URL?, input: [URL], folder: URL) -> Confinement {
    Confinement(
      memoryBytes: limits.workerBytes, fileBytes: 16 << 30, openFiles: 1024, startsPrograms: true,
      readable: hidden.map { FileRules.everything(except: $0) + input.map(\.path) }, writable: [folder.path],
      sockets: .makeAndRemove)
  }

  /// A command that compares files, and writes its reports anywhere.
  package static func comparison(memoryBytes: Int) -> Confinement {
    Confinement(memoryBytes: memoryBytes, fileBytes: 4 << 30, openFiles: 512, startsPrograms: false)
  }

  /// LibreOffice: of this machine, it sees what is installed and its own folder.
  static func office(_ limits: Limits, folder: URL, program: URL) -> Confinement {
    var installed = [
      "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc", "/opt", "/proc", "/sys",
      "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice",
    ]
    let root = program.deletingLastPathComponent().deletingLastPathComponent().path
    if root != "/" { installed.append(root) }
    return Confinement(
      memoryBytes: limits.workerBytes, fileBytes: 4 << 30, openFiles: 1024, startsPrograms: true,
      readable: installed,
      writable: [folder.path], sockets: .make)
  }

  /// From now on, for this process and those that it starts.
  package func enter() {
    WorkerProcess.limitMemory(memoryBytes)
    WorkerProcess.limitFiles(bytes: fileBytes, open: openFiles)
    _ = NetworkNamespace.enter()
    guard WorkerProcess.giveUpPrivileges() else { return }
    if readable != nil || writable != nil {
      _ = FileRules(readable: readable ?? ["/"], writable: writable ?? ["/"], sockets: sockets).apply()
    }
    _ = CallFilter(startsPrograms: startsPrograms).install()
  }
}

/// What holds for workers on this machine, as they tried it.
package struct ConfinementReport: Codable, Sendable, Hashable {
  /// They can't make a socket for the internet.
  package var hasNoSockets: Bool
  /// They have a network of their own, with nothing in it.
  package var hasNoNetwork: Bool
  package var startsNoPrograms: Bool
  /// Outside the folder of the job.
  package var writesNothing: Bool
  package var memoryBytes: Int?

  static func tried(folder: URL?) -> ConfinementReport {
    ConfinementReport(
      hasNoSockets: ConfinementTrial.hasNoSockets, hasNoNetwork: ConfinementTrial.hasNoNetwork,
      startsNoPrograms: ConfinementTrial.startsNoPrograms,
      writesNothing: folder.map(ConfinementTrial.writesNothing) ?? false,
      memoryBytes: ConfinementTrial.memory)
  }
}
