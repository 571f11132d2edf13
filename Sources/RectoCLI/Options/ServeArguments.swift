import ArgumentParser
import Foundation

/// Options of `recto serve` that stand elsewhere than on the command line: in the environment (`RECTO_SERVE_PORT=8080`)
/// or in the file of `--config` (`port=8080`).
struct ServeArguments {
  private static let prefix = "RECTO_SERVE_"
  private static let flags: Set<String> = ["trusted-proxy"]

  let environment: [String: String]

  /// The command line with what is set elsewhere and not on it. Throws `ValidationError` for a file that can't be read.
  func completed(_ arguments: [String]) throws -> [String] {
    var given = Set(arguments.compactMap(Self.name))
    var completed = arguments
    func add(_ settings: [(String, String)]) {
      for (name, value) in settings where !given.contains(name) {
        if Self.flags.contains(name) {
          if value == "true" { completed.append("--\(name)") }
        } else {
          completed.append("--\(name)=\(value)")
        }
      }
      given.formUnion(settings.map(\.0))
    }
    add(fromEnvironment)
    if let file = Self.value("config", in: completed) { add(try Self.settings(inFile: file)) }
    return completed
  }

  private var fromEnvironment: [(String, String)] {
    environment.filter { $0.key.hasPrefix(Self.prefix) }.sorted { $0.key < $1.key }.map { key, value in
      (key.dropFirst(Self.prefix.count).lowercased().replacing("_", with: "-"), value)
    }
  }

  /// Empty lines and those that begin with # don't count.
  private static func settings(inFile path: String) throws -> [(String, String)] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("--config \(path): there is no such file, or it can't be read.")
    }
    return try text.split(separator: "\n").enumerated().compactMap { number, line in
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") { return nil }
      let sides = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else {
        throw ValidationError("--config \(path), line \(number + 1): write option=value.")
      }
      return (
        sides[0].trimmingCharacters(in: .whitespaces), sides[1].trimmingCharacters(in: .whitespaces)
      )
    }
  }

  /// Of `--name` and `--name=value`.
  private static func name(_ argument: String) -> String? {
    guard argument.hasPrefix("--") else { return nil }
    return argument.dropFirst(2).split(separator: "=", maxSplits: 1).first.map(String.init)
  }

  private static func value(_ name: String, in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--\(name)", index + 1 < arguments.count { return arguments[index + 1] }
      if argument.hasPrefix("--\(name)=") { return String(argument.dropFirst(name.count + 3)) }
    }
    return nil
  }
}
