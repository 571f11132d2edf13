import Foundation

/// Runs a program that checks or reads what was written. A missing one fails the test and says what to do.
struct ExternalTool {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  struct Result {
    var status: Int32
    var output: Data
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  var name: String

  static let qpdf = ExternalTool(name: "qpdf")
  static let pdftotext = ExternalTool(name: "pdftotext")
  static let pdftoppm = ExternalTool(name: "pdftoppm")
  static let pdfimages = ExternalTool(name: "pdfimages")
  static let pdfinfo = ExternalTool(name: "pdfinfo")
  static let mutool = ExternalTool(name: "mutool")

  /// Standard output only.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw Failure(
        description: "\(name) is not installed; run `make test`, which installs the tools it needs")
    }
    return Result(status: process.terminationStatus, output: data)
  }

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
