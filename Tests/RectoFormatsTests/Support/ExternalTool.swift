import Foundation

/// Programs of others that judge what is written.
enum ExternalTool {
  struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name) is missing; run `make test`, which installs it" }
  }

  /// Runs a program that is on the path, or at the path given, and waits for it.
  static func run(
    _ name: String, _ arguments: [String], input: Data = Data()
  ) throws -> (status: Int32, output: Data, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files and not pipes: a full pipe would stop both sides.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = try locate(name)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    let errors = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    return (process.terminationStatus, try Data(contentsOf: files[1]), errors)
  }

  /// Runs a script in the Python that has the packages of the tests.
  static func python(
    _ script: String, _ arguments: [String] = [], input: Data = Data()
  ) throws -> (status: Int32, output: Data, errors: String) {
    guard let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"] else {
      throw Missing(name: "the Python of the tests (RECTO_TEST_PYTHON)")
    }
    return try run(python, ["-c", script] + arguments, input: input)
  }

  private static func locate(_ name: String) throws -> URL {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let places = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    guard let place = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw Missing(name: name)
    }
    return URL(filePath: place)
  }
}
