/// Turns what clients call languages into what Tesseract calls them.
struct LanguageNames: Sendable {
  /// What Tesseract has on this machine.
  let installed: Set<String>

  private static let byCode: [String: String] = LanguageTable.entries.reduce(into: [:]) { names, entry in
    for code in entry.codes + [entry.tesseract] { names[code.lowercased()] = entry.tesseract }
  }

  private static let byABBYY: [String: String] = LanguageTable.entries.reduce(into: [:]) { names, entry in
    for name in entry.abbyy { names[name] = entry.tesseract }
  }

  /// Most of one request.
  static let most = 10

  /// Codes and Tesseract's names, in any case, joined by `+` or `,`. Throws `.badRequest` that lists the codes.
  func codes(_ text: String) throws -> [String] {
    try checked(text.split { $0 == "+" || $0 == "," }.map(String.init)) { name in
      if let known = Self.byCode[name.lowercased()] { return known }
      return installed.contains(name) ? name : nil
    } known: {
      LanguageTable.entries.compactMap(\.codes.first)
    }
  }

  /// ABBYY's names, joined by commas, in their own case.
  func abbyy(_ text: String) throws -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    // Digits are part of every language.
    let languages = names.filter { $0 != "Digits" }
    let found = try checked(names) {
      Self.byABBYY[$0]
    } known: {
      LanguageTable.entries.flatMap(\.abbyy)
    }
    return languages.isEmpty ? ["eng"] : found
  }

  /// The default of the PicWish API, as far as it is installed.
  func abbyyDefault(_ fallback: [String]) -> [String] {
    let names = ["chi_sim", "eng"].filter(installed.contains)
    return names.isEmpty ? fallback : names
  }

  private func checked(
    _ names: [String], find: (String) -> String?, known: () -> [String]
  ) throws -> [String] {
    let names = names.map { $0.filter { !$0.isWhitespace } }
    guard names.count <= Self.most else {
      throw ServiceError(.badRequest, "There are more than \(Self.most) languages.")
    }
    var found: [String] = []
    for name in names {
      guard let language = find(name) else {
        throw ServiceError(
          .badRequest,
          "The language \"\(name.prefix(40))\" is unknown; there are \(known().joined(separator: ", ")).")
      }
      guard installed.contains(language) else {
        throw ServiceError(.badRequest, "The language \"\(name)\" is not installed on this server.")
      }
      if !found.contains(language) { found.append(language) }
    }
    guard !found.isEmpty else { throw ServiceError(.badRequest, "No language is named.") }
    return found
  }
}
