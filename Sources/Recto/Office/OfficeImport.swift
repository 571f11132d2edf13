import Foundation
import RectoModel
import Subprocess

/// Makes PDF of Office files with LibreOffice, in a process of its own for each. From any task.
struct OfficeImport: Sendable {
  /// The program that becomes LibreOffice once it is confined; nil to start LibreOffice as it is.
  let executable: URL?
  let limits: Limits

  /// LibreOffice asks to be started again when it has set something up.
  private static let restart: Int32 = 81

  /// The file as PDF, in a new folder in `spool`. Throws `.passwordRequired`, `.timedOut`, `.malformedInput`, and
  /// `.resourceUnavailable` where LibreOffice is missing.
  func pdf(of input: JobInput, _ info: OfficeInfo, spool: URL) async throws(RectoError) -> URL {
    guard let program = OfficeProgram.find() else {
      throw RectoError(
        .resourceUnavailable,
        "Office files are read with LibreOffice; install it with: apt-get install \(OfficeProgram.package)")
    }
    let folder = spool.appendingPathComponent("office-\(UUID().uuidString.prefix(8))", isDirectory: true)
    try makeFolder(folder)
    let copy = folder.appendingPathComponent("input.\(info.kind.rawValue)")
    do {
      try FileManager.default.copyItem(at: input.file.resolvingSymlinksInPath(), to: copy)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be copied; is the disk full?", cause: "\(error)")
    }
    let profile = OfficeProfile(folder: folder, input: copy, password: input.password)
    try profile.write()
    let ending = try await run(program, profile)
    try check(ending, profile, info, hasPassword: input.password != nil)
    return profile.output
  }

  private func run(_ program: URL, _ profile: OfficeProfile) async throws(RectoError) -> TimedProcess.Ending {
    let end = ContinuousClock.now + .seconds(limits.secondsPerPage)
    var ending = TimedProcess.Ending.exited(Self.restart)
    for _ in 1...3 {
      guard case .exited(Self.restart) = ending else { break }
      let seconds = max(1, Int((end - .now).seconds.rounded(.up)))
      let process = TimedProcess(try configuration(program, profile), seconds: seconds)
      ending = try await process.run(input: .none, output: .discarded, error: .discarded)
      OfficeSockets.removeDead()
    }
    return ending
  }

  private func check(
    _ ending: TimedProcess.Ending, _ profile: OfficeProfile, _ info: OfficeInfo, hasPassword: Bool
  ) throws(RectoError) {
    let status = (try? String(contentsOf: profile.status, encoding: .utf8)) ?? ""
    switch ending {
    case .cancelled: throw .cancelled
    case .late:
      throw RectoError(
        .timedOut, "LibreOffice took longer than \(limits.secondsPerPage) seconds; raise the time limit.")
    case .signaled(let signal):
      throw RectoError(
        .engineFailure,
        "LibreOffice crashed on the file, or ran out of memory or time (signal \(signal)); save it as PDF.")
    case .exited where status.hasPrefix("done"): return
    case .exited where info.isEncrypted:
      throw RectoError(
        .passwordRequired,
        hasPassword
          ? "The password is wrong." : "The file is encrypted; give the password with which it opens.")
    case .exited(let code):
      throw RectoError(
        .malformedInput, "LibreOffice can't open the file; it is damaged, or not what it seems.",
        cause: status.isEmpty ? "exit code \(code)" : status)
    }
  }

  private func configuration(
    _ program: URL, _ profile: OfficeProfile
  ) throws(RectoError) -> Subprocess.Configuration {
    var path = program.path
    var arguments = profile.arguments
    if let executable {
      let order = ConfinedProgram(
        program: path, confinement: .office(limits, folder: profile.folder, program: program),
        seconds: limits.secondsPerPage)
      (path, arguments) = (executable.path, try order.arguments(folder: profile.folder, arguments))
    }
    let variables = ChildEnvironment.of(folder: profile.folder, home: profile.folder)
    return Subprocess.Configuration(
      executable: .path(URL(fileURLWithPath: path).filePath), arguments: Arguments(arguments),
      environment: variables.updating(["SAL_USE_VCLPLUGIN": "svp"]),
      workingDirectory: profile.folder.filePath)
  }
}
