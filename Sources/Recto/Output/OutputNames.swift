import Foundation
import RectoModel

/// The files that a job writes, each once, and none of its inputs.
struct OutputNames: Sendable {
  private var taken: Set<String> = []
  private var inputs: [FileIdentity: String] = [:]

  init(inputs: [JobInput]) {
    for input in inputs {
      if let identity = FileIdentity(input.file) { self.inputs[identity] = input.name }
    }
  }

  /// Throws when the file is an input or another output.
  mutating func take(_ file: URL) throws(RectoError) {
    try check(file)
    taken.insert(file.standardizedFileURL.path)
  }

  func check(_ file: URL) throws(RectoError) {
    guard !taken.contains(file.standardizedFileURL.path) else {
      throw RectoError(
        .malformedInput,
        "Two outputs would be this file; name a folder, and inputs whose names differ before the ending.",
        location: .init(file: file.path))
    }
    if let identity = FileIdentity(file), let input = inputs[identity] {
      throw RectoError(
        .malformedInput, "It is the input \(input) itself; write to another file.",
        location: .init(file: file.path))
    }
  }
}
