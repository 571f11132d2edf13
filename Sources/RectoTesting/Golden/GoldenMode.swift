import Foundation

/// Whether expected files are compared or written.
public enum GoldenMode: Sendable {
  case compare
  case record

  /// Set to `1` to record.
  public static let environmentKey = "UPDATE_GOLDEN_FILES"

  /// What the environment asks for.
  public static var current: GoldenMode {
    ProcessInfo.processInfo.environment[environmentKey] == "1" ? .record : .compare
  }
}

/// Why a result is not the expected one.
public struct GoldenDifference: Sendable, Hashable, CustomStringConvertible {
  /// The expected file, with its case: `table-spans/expected.md`.
  public var file: String
  /// 1-based: the first line that differs; 0 when there is no expected file.
  public var line: Int
  /// nil when the expected file ends before this line.
  public var expected: String?
  /// nil when the result ends before this line.
  public var got: String?

  /// nil when the texts are equal.
  init?(file: String, expected: String, got: String) {
    guard expected != got else { return nil }
    let (wanted, found) = (expected.printedLines, got.printedLines)
    let first = zip(wanted, found).enumerated().first { $0.element.0 != $0.element.1 }
    let index = first?.offset ?? min(wanted.count, found.count)
    self.file = file
    line = index + 1
    self.expected = index < wanted.count ? wanted[index] : nil
    self.got = index < found.count ? found[index] : nil
  }

  init(missing file: String, got: String) {
    self.file = file
    line = 0
    self.got = got.printedLines.first
  }

  /// An expected file that nothing makes.
  init(extra file: String) {
    self.file = file
    line = 1
    expected = "a part"
  }

  public var description: String {
    guard line > 0 else {
      return "\(file) is missing; record it with \(GoldenMode.environmentKey)=1 and read what was written."
    }
    return """
      \(file), line \(line):
        expected: \(Self.shown(expected))
        got:      \(Self.shown(got))
      """
  }

  private static func shown(_ line: String?) -> String {
    guard let line else { return "(end of file)" }
    return line.count > 300 ? "\(line.prefix(300))…" : line.debugDescription
  }
}

extension String {
  /// By line feeds only, as an editor counts: a carriage return is a part of its line.
  fileprivate var printedLines: [String] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
