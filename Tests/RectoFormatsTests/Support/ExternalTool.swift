import Foundation

/// A program of others that reads or checks what was written. A missing one fails the test and says what to do.
struct ExternalTool {
  struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name) is missing; run `make test`, which installs it" }
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  struct Result {
    var status: Int32
    var output: Data
    var errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// On the path, or the path itself.
  var name: String

  static let qpdf = ExternalTool(name: "qpdf")
  static let pdftotext = ExternalTool(name: "pdftotext")
  static let pdftoppm = ExternalTool(name: "pdftoppm")
  static let pdfimages = ExternalTool(name: "pdfimages")
  static let pdfinfo = ExternalTool(name: "pdfinfo")
  static let mutool = ExternalTool(name: "mutool")
  static let cmark = ExternalTool(name: "cmark-gfm")

  /// Waits for its end.
  func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "recto-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files and not pipes: a full pipe would stop both sides.
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = try located
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try Data(contentsOf: files[1]),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// Runs a script in the Python that has the packages of the tests.
  static func python(
    _ script: String, _ arguments: [String] = [], input: Data = Data()
  ) throws -> Result {
    guard let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"] else {
      throw Missing(name: "the Python of the tests (RECTO_TEST_PYTHON)")
    }
    return try ExternalTool(name: python).run(["-c", script] + arguments, input: input)
  }

  /// What a script of Python prints as JSON about a file.
  static func reading<Found: Decodable>(_ bytes: [UInt8], by script: String) throws -> Found {
    let result = try python(script, input: Data(bytes))
    guard result.status == 0 else { throw Failure(description: result.errors) }
    return try JSONDecoder().decode(Found.self, from: result.output)
  }

  private var located: URL {
    get throws {
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      let places = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
      guard let place = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
        throw Missing(name: name)
      }
      return URL(filePath: place)
    }
  }
}
