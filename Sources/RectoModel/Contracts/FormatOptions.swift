/// What can be set for a format. Decoded by the format itself, so that neither the command nor the server holds
/// per-format code.
public protocol FormatOptions: Sendable, Hashable {
  /// Every option, its kind, default and meaning: help and checking come from here.
  static var declarations: [OptionDeclaration] { get }
  /// Values have passed `OptionValues.check`; what is not set has its default.
  init(_ values: OptionValues) throws(RectoError)
}

/// For formats without options.
public struct NoOptions: FormatOptions {
  public static let declarations: [OptionDeclaration] = []
  public init(_ values: OptionValues = OptionValues()) {}
}

/// One option of a format.
public struct OptionDeclaration: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case flag(default: Bool)
    case choice([String], default: String)
    case integer(ClosedRange<Int>, default: Int, unit: String)
    case text(default: String?)
  }

  /// In kebab case: `form-feeds`.
  public var key: String
  public var kind: Kind
  /// One line; kind, unit and default are added when it is shown.
  public var help: String

  public init(_ key: String, _ kind: Kind, help: String) {
    self.key = key
    self.kind = kind
    self.help = help
  }
}

/// Option values as text, by key: `["form-feeds": "false"]`.
public struct OptionValues: Sendable, Hashable, Codable {
  public var values: [String: String]

  public init(_ values: [String: String] = [:]) { self.values = values }

  /// Throws `.unsupportedFeature` for an unknown key and `.malformedInput` for a value out of its range.
  public func check(against declarations: [OptionDeclaration], format: String) throws(RectoError) {
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let declaration = declarations.first(where: { $0.key == key }) else {
        let known = declarations.map(\.key).joined(separator: ", ")
        throw RectoError(
          .unsupportedFeature,
          "The format \(format) has no option \"\(key)\"; it has \(known.isEmpty ? "none" : known).")
      }
      guard declaration.accepts(value) else {
        throw RectoError(
          .malformedInput, "\(format).\(key) is \(declaration.expectation), not \"\(value)\".")
      }
    }
  }

  public func flag(_ key: String, default fallback: Bool) -> Bool {
    values[key].map { $0 == "true" } ?? fallback
  }

  public func integer(_ key: String, default fallback: Int) -> Int {
    values[key].flatMap(Int.init) ?? fallback
  }

  public func text(_ key: String) -> String? { values[key] }
}

extension OptionDeclaration {
  func accepts(_ value: String) -> Bool {
    switch kind {
    case .flag: value == "true" || value == "false"
    case .choice(let names, _): names.contains(value)
    case .integer(let range, _, _): Int(value).map(range.contains) ?? false
    case .text: true
    }
  }

  /// What a value must be, and the default: "true or false (default true)".
  public var expectation: String {
    switch kind {
    case .flag(let fallback): "true or false (default \(fallback))"
    case .choice(let names, let fallback):
      "one of \(names.joined(separator: ", ")) (default \(fallback))"
    case .integer(let range, let fallback, let unit):
      "\(range.lowerBound)...\(range.upperBound) \(unit) (default \(fallback))"
    case .text(let fallback): "text (default \(fallback ?? "none"))"
    }
  }
}
