import Recto
import RectoModel

/// The language that somebody wants results in.
enum TargetLanguage {
  /// The code, when there is a translation into it from the first of the languages. Throws `.badRequest` that tells which
  /// back ends and pairs there are.
  static func code(_ code: String, from languages: [String]) throws -> String {
    do {
      _ = try Apertium().pair(from: languages.first ?? "eng", to: code)
      return code
    } catch {
      throw ServiceError(.badRequest, "translate_to: \(error.message)")
    }
  }
}
