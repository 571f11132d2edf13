public import Foundation
public import RectoModel

/// A folder of golden cases: `golden.json` says what is made, `expected/` holds what people have approved, a folder
/// for each case, and `actual/` what the last run made.
///
///     {
///       "version": 1,
///       "defaults": { "formats": ["docx", "md"], "engine": "recorded" },
///       "cases": [
///         { "name": "invoice", "input": "scans/invoice.tif", "masks": ["part:docProps/*"] },
///         { "name": "letter", "actual": "../build/letter.docx" }
///       ]
///     }
public struct GoldenSuite: Sendable {
  public let folder: URL
  /// With the defaults filled in.
  public let cases: [SuiteCase]

  public var name: String { folder.standardizedFileURL.lastPathComponent }

  static let fileName = "golden.json"

  /// `folder` holds `golden.json`. Throws `.resourceUnavailable` when it can't be read, and `.malformedInput` that names
  /// the case and the key at fault.
  public init(folder: URL) throws(RectoError) {
    self.folder = folder
    let file = folder.appendingPathComponent(Self.fileName)
    guard let data = try? Data(contentsOf: file) else {
      throw RectoError(
        .resourceUnavailable, "The folder has no \(Self.fileName) that can be read; see recto golden --help.",
        location: .init(file: folder.path))
    }
    do {
      try SuiteKeys.check(try JSONValue(data))
      let suite = try Self.decode(data)
      cases = try suite.cases.map { (entry) throws(RectoError) in try entry.filled(from: suite.defaults) }
      try Self.checkNames(cases.map(\.name))
    } catch {
      throw error.at(file: file.path)
    }
  }

  /// The cases of these names, all for none. Throws `.malformedInput` for an unknown one.
  public func cases(named names: [String]) throws(RectoError) -> [SuiteCase] {
    for name in names where !cases.contains(where: { $0.name == name }) {
      let known = cases.map(\.name).joined(separator: ", ")
      throw RectoError(
        .malformedInput, "There is no case \"\(name)\"; there are \(known).",
        location: .init(file: folder.path))
    }
    return names.isEmpty ? cases : cases.filter { names.contains($0.name) }
  }

  func expected(_ name: String) -> URL { place("expected", name) }
  func actual(_ name: String) -> URL { place("actual", name) }

  private func place(_ kind: String, _ name: String) -> URL {
    folder.appendingPathComponent(kind, isDirectory: true).appendingPathComponent(name, isDirectory: true)
  }

  /// Paths in the suite are relative to its folder.
  func file(_ path: String) -> URL {
    let file = path.hasPrefix("/") ? URL(fileURLWithPath: path) : folder.appendingPathComponent(path)
    return file.standardizedFileURL
  }

  private struct Content: Decodable {
    var version: Int
    var defaults: SuiteSettings?
    var cases: [SuiteCase]
  }

  private static func decode(_ data: Data) throws(RectoError) -> Content {
    let content: Content
    do {
      content = try JSONDecoder().decode(Content.self, from: data)
    } catch let error as RectoError {
      throw error
    } catch let error as DecodingError {
      let fault = JSONFault(error)
      throw RectoError(
        .malformedInput, "A value is not what it should be: \(fault.what)",
        location: .init(element: fault.path.isEmpty ? nil : String(fault.path.drop { $0 == "." })))
    } catch {
      throw RectoError(.malformedInput, "The suite can't be read.", cause: "\(error)")
    }
    guard content.version == 1 else {
      throw RectoError(.unsupportedFeature, "This version reads suites of version 1, not \(content.version).")
    }
    return content
  }

  private static func checkNames(_ names: [String]) throws(RectoError) {
    var seen: Set<String> = []
    for name in names {
      guard !name.hasPrefix("."), !name.isEmpty,
        name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
      else {
        throw RectoError(.malformedInput, "\"\(name)\" is no name of a case; use letters, digits, - and _.")
      }
      guard seen.insert(name).inserted else {
        throw RectoError(.malformedInput, "There are two cases \"\(name)\"; give each a name of its own.")
      }
    }
  }
}
