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
}
