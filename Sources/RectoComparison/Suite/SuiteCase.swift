import RectoModel

/// One case of a suite: files that Recto converts, or a file that another program has made.
public struct SuiteCase: Sendable, Hashable, Decodable {
  public var name: String
  /// Files to convert, relative to the suite; several become one document.
  public var inputs: [String]
  /// A file or folder that something else has made, relative to the suite.
  public var actual: String?
  /// What was recognised, for the engine `recorded`, relative to the suite.
  public var recognized: String
  public var settings: SuiteSettings

  private enum CodingKeys: String, CodingKey, CaseIterable { case name, input, inputs, actual, recognized }

  static var ownKeys: Set<String> { Set(CodingKeys.allCases.map(\.rawValue)) }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = try fields.decode(String.self, forKey: .name)
    let input = try fields.decodeIfPresent(String.self, forKey: .input)
    inputs = try fields.decodeIfPresent([String].self, forKey: .inputs) ?? input.map { [$0] } ?? []
    actual = try fields.decodeIfPresent(String.self, forKey: .actual)
    recognized =
      try fields.decodeIfPresent(String.self, forKey: .recognized) ?? "recognized/\(name).json"
    settings = try SuiteSettings(from: decoder)
  }

  /// Throws `.malformedInput` for a case that makes nothing.
  func filled(from defaults: SuiteSettings?) throws(RectoError) -> SuiteCase {
    var filled = self
    if let defaults { filled.settings = settings.filled(from: defaults) }
    if actual != nil, inputs.isEmpty { return filled }
    guard actual == nil, !inputs.isEmpty else {
      throw RectoError(.malformedInput, "The case \"\(name)\" needs either input or actual, and not both.")
    }
    guard filled.settings.formats?.isEmpty == false else {
      throw RectoError(.malformedInput, "The case \"\(name)\" needs formats, such as [\"docx\", \"md\"].")
    }
    return filled
  }
}

/// The keys that a suite may have: a misspelt one would be a check that is never made.
enum SuiteKeys {
  private static let settings: Set<String> = [
    "formats", "options", "engine", "languages", "pages", "ocr", "rotatePages", "deskew", "clean", "mode",
    "only",
    "masks", "tolerance", "dates", "resolution",
  ]
  private static let tolerance: Set<String> = [
    "channel", "pixels", "similarity", "boxes", "numbers", "characters",
  ]

  static func check(_ suite: JSONValue) throws(RectoError) {
    try check(suite, ["version", "defaults", "cases"], "the suite")
    guard case .object(let members) = suite else { return }
    if let defaults = members["defaults"] { try checkSettings(defaults, settings, "defaults") }
    guard case .list(let cases)? = members["cases"] else { return }
    for (index, entry) in cases.enumerated() {
      try checkSettings(entry, settings.union(SuiteCase.ownKeys), "cases[\(index)]")
    }
  }

  private static func checkSettings(_ value: JSONValue, _ known: Set<String>, _ place: String)
    throws(RectoError)
  {
    try check(value, known, place)
    if case .object(let members) = value, let inner = members["tolerance"] {
      try check(inner, tolerance, place + ".tolerance")
    }
  }

  private static func check(_ value: JSONValue, _ known: Set<String>, _ place: String) throws(RectoError) {
    guard case .object(let members) = value else {
      throw RectoError(.malformedInput, "It must be an object.", location: .init(element: place))
    }
    for key in members.keys.sorted() where !known.contains(key) {
      throw RectoError(
        .malformedInput, "There is no key \"\(key)\"; there are \(known.sorted().joined(separator: ", ")).",
        location: .init(element: place))
    }
  }
}
