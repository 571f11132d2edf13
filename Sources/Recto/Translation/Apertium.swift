import Foundation
public import RectoModel
import Subprocess

/// Apertium, a program that translates by rules, and the pairs of languages that are installed for it. From any task.
public struct Apertium: TextTranslator {
  /// A direction that is installed.
  public struct Pair: Sendable, Hashable, CustomStringConvertible {
    /// As the program calls it: `eng-spa`.
    public let name: String

    /// Codes of ISO 639-3.
    var source: String { LanguageCode.threeLetters(name.split(separator: "-").first.map(String.init) ?? "") }
    var target: String { LanguageCode.threeLetters(name.split(separator: "-").last.map(String.init) ?? "") }

    public var description: String { name }
  }

  private let program: URL
  private let modes: URL

  public init() {
    program = URL(fileURLWithPath: "/usr/bin/apertium")
    modes = URL(fileURLWithPath: "/usr/share/apertium/modes", isDirectory: true)
  }

  /// By name. Variants of a language, such as American Spanish, are left out.
  public var pairs: [Pair] {
    guard FileManager.default.isExecutableFile(atPath: program.path) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: modes.path)) ?? []
    return names.filter { $0.hasSuffix(".mode") }.map { String($0.dropLast(5)) }.sorted()
      .filter { $0.split(separator: "-").count == 2 && !$0.contains("_") }.map(Pair.init)
  }

  /// The direction from one language to another, in codes of ISO 639 of any length. Throws `.unsupportedFeature` that tells
  /// which there are.
  public func pair(from source: String, to target: String) throws(RectoError) -> Pair {
    let (from, to) = (LanguageCode.threeLetters(source), LanguageCode.threeLetters(target))
    let pairs = pairs
    if let pair = pairs.first(where: { $0.source == from && $0.target == to }) { return pair }
    let known = pairs.isEmpty ? "none is installed" : "there are \(pairs.map(\.name).joined(separator: ", "))"
    throw RectoError(
      .unsupportedFeature,
      "Apertium has no translation from \(from) to \(to): \(known); others come with apt-get install apertium-\(from)-\(to)."
    )
  }

  /// Documents may be in another language than they are read in: only a language that nothing is translated into is
  /// refused.
  public func check(from source: String?, to target: String) throws(RectoError) {
    let code = LanguageCode.threeLetters(target)
    guard !pairs.contains(where: { $0.target == code }) else { return }
    _ = try pair(from: source ?? "eng", to: target)
  }

  public func translate(
    _ texts: [String], from source: String, to target: String
  ) async throws(RectoError) -> [String] {
    let pair = try pair(from: source, to: target)
    var translated: [String] = []
    for batch in texts.batches(size: 50_000, \.utf8.count) {
      var made = try await run(batch, pair)
      if made.count != batch.count {
        made = []
        for text in batch { made.append(try await run([text], pair).joined(separator: " ")) }
      }
      translated += made
    }
    return translated
  }

  /// A blank line ends a sentence for the program: texts don't run into each other.
  private func run(_ texts: [String], _ pair: Pair) async throws(RectoError) -> [String] {
    let input = texts.map { $0 + "\n\n" }.joined()
    do {
      let result = try await Subprocess.run(
        .path(program.filePath), arguments: ["-u", pair.name],
        environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]), input: .string(input),
        output: .string(limit: input.utf8.count * 8 + (1 << 16)), error: .string(limit: 1 << 16))
      guard result.terminationStatus.isSuccess else {
        throw RectoError(.engineFailure, "Apertium failed.", cause: result.standardError)
      }
      return result.standardOutput.split(separator: "\n\n").map {
        $0.trimmingCharacters(in: .whitespacesAndNewlines)
      }.filter { !$0.isEmpty }
    } catch let error as RectoError {
      throw error
    } catch {
      throw RectoError(.engineFailure, "Apertium can't be run.", cause: "\(error)")
    }
  }

}
