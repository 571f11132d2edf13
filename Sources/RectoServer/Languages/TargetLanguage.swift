import Recto
import RectoInference
import RectoModel

/// The language that somebody wants results in.
enum TargetLanguage {
  /// The code, when there is a translation into it from the first of the languages: by the server's language model, else by
  /// Apertium. Throws `.badRequest` that tells which back ends and pairs there are.
  static func code(
    _ code: String, from languages: [String], model: ModelEndpoint?
  ) throws -> String {
    do {
      if let model {
        try ModelTranslator(model).check(from: languages.first, to: code)
      } else {
        _ = try Apertium().pair(from: languages.first ?? "eng", to: code)
      }
      return code
    } catch {
      let hint = model == nil ? " The server has no language model (--llm-url)." : ""
      throw ServiceError(.badRequest, "translate_to: \(error.message)\(hint)")
    }
  }
}
