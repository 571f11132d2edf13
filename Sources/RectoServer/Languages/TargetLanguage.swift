import Recto
import RectoInference
import RectoModel
import RectoRecognition

/// The language that somebody wants results in.
enum TargetLanguage {
  /// The code, when there is a translation into it from the first of the languages: by the server's language model, else by
  /// Apertium. Throws `.badRequest` that tells which back ends and pairs there are.
  static func code(
    _ code: String, from languages: [String], model: ModelEndpoint?
  ) throws -> String {
    do {
      let source = LanguageFinder.named(in: languages)
      if let model {
        try ModelTranslator(model).check(from: source, to: code)
      } else if let source {
        _ = try Apertium().pair(from: source, to: code)
      } else {
        try Apertium().check(from: nil, to: code)
      }
      return code
    } catch {
      let hint = model == nil ? " The server has no language model (--llm-url)." : ""
      throw ServiceError(.badRequest, "translate_to: \(error.message)\(hint)")
    }
  }
}
