import Recto
import RectoFormats
import RectoInference
import RectoModel
import RectoRecognition

/// The fields of a request to Recto's own API: what `recto convert` has as options.
struct JobOptions {
  /// What each field is, for people.
  static let help = [
    "file": "The file; or url",
    "url": "Where the file is; or file",
    "formats": "Formats to write, with commas; see /v1/formats (default json)",
    "option": "An option of a format: pdf.standard=pdf/a-2b; repeatable",
    "language": "auto, or codes joined by +; see /v1/languages",
    "engine":
      "The OCR engine: \(EngineName.allCases.map(\.rawValue).joined(separator: ", ")) (default auto)",
    "pages": "Pages, counted from 1: 1-3,7",
    "password": "Of an encrypted PDF",
    "title": "Of the document",
    "rotate_pages": "true turns the pages themselves upright, not only to read them",
    "deskew": "true turns skewed pages straight",
    "clean": "true evens out the paper before recognition",
    "dpi": "Resolution, 10 to 2400, in place of what the file states",
    "ocr": "What is done about text that a PDF has already",
    "optimize": "How pictures are made smaller",
    "invalidate_signatures": "true makes PDF of signed PDF",
    "strict": "true refuses damaged PDF",
    "tables_only": "true keeps nothing but tables",
    "translate_to": "The language that results are translated into, as a code",
    "callback_url": "Who is told when the job is final",
  ]

  static let fields = Set(help.keys)

  let form: Form
  let languages: LanguageNames
  let defaultLanguages: [String]
  /// Whether there is a vision model.
  let hasVision: Bool
  /// Translates; nil for Apertium.
  let translator: ModelEndpoint?

  func request(name: String) throws -> JobRequest {
    try form.allow(Self.fields)
    var request = JobRequest(name: name, outputs: try outputs(), languages: try languageNames())
    request.preparation = Preparation(
      rotatePages: try flag("rotate_pages"), deskew: try flag("deskew"), clean: try flag("clean"),
      resolution: try resolution())
    if let way = try choice("optimize", ImageOptimization.self) { request.optimization = way }
    if let engine = try choice("engine", EngineName.self) {
      guard engine != .vision || hasVision else {
        throw ServiceError(.badRequest, "engine: no vision model is set up here (--vision-url).")
      }
      request.engine = engine.engine
      if engine == .vision { request.usesVision = true }
    }
    if let mode = try choice("ocr", OCRMode.self) { request.ocrMode = mode }
    request.invalidatesSignatures = try flag("invalidate_signatures")
    request.repairsInputs = try !flag("strict")
    request.tablesOnly = try flag("tables_only")
    request.title = form["title"]
    let languages = request.languages
    request.translateTo = try form["translate_to"].map {
      try TargetLanguage.code($0, from: languages, model: translator)
    }
    do {
      request.pages = try form["pages"].map { try PageRanges($0) }
    } catch let error as RectoError {
      throw ServiceError(.badRequest, "pages: \(error.message)")
    }
    return request
  }

  private func languageNames() throws -> [String] {
    guard let text = form["language"], text != "auto" else { return defaultLanguages }
    return try languages.codes(text)
  }

  private func outputs() throws -> [JobRequest.Output] {
    let ids = (form.fields["formats"] ?? []).flatMap { $0.split(separator: ",").map(String.init) }
    var options = try optionValues()
    var outputs: [JobRequest.Output] = []
    for id in ids.isEmpty ? ["json"] : ids where !outputs.contains(where: { $0.format == id }) {
      guard let writer = FormatRegistry.writer(id: id) else {
        let known = FormatRegistry.writers.map(\.format.id).joined(separator: ", ")
        throw ServiceError(
          .badRequest, "The format \"\(id.prefix(40))\" is unknown; there are \(known).")
      }
      let values = OptionValues(options.removeValue(forKey: id) ?? [:])
      do {
        try values.check(against: writer.options, format: id)
      } catch {
        throw ServiceError(.badRequest, error.message)
      }
      outputs.append(JobRequest.Output(format: id, options: values))
    }
    if let unused = options.keys.min() {
      throw ServiceError(.badRequest, "There are options for \(unused), which is not among the formats.")
    }
    return outputs
  }

  /// Options that name files of the server.
  private static let closed: Set<String> = ["template"]

  /// By format: `option=pdf.standard=pdf/a-2b`.
  private func optionValues() throws -> [String: [String: String]] {
    var values: [String: [String: String]] = [:]
    for text in form.fields["option"] ?? [] {
      let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let names = sides[0].split(separator: ".", maxSplits: 1)
      guard sides.count == 2, names.count == 2 else {
        throw ServiceError(.badRequest, "option is format.key=value, not \"\(text.prefix(80))\".")
      }
      guard !Self.closed.contains(String(names[1])) else {
        throw ServiceError(
          .badRequest, "The option \(names[1]) names a file, and can't be used from outside.")
      }
      values[String(names[0]), default: [:]][String(names[1])] = String(sides[1])
    }
    return values
  }

  private func flag(_ name: String) throws -> Bool {
    switch form[name]?.lowercased() {
    case nil, "false", "0", "no": return false
    case "true", "1", "yes": return true
    default: throw ServiceError(.badRequest, "\(name) is true or false.")
    }
  }

  private func resolution() throws -> Double? {
    guard let text = form["dpi"] else { return nil }
    guard let value = Double(text), (10...2400).contains(value) else {
      throw ServiceError(.badRequest, "dpi is 10 to 2400.")
    }
    return value
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Choice.Type
  ) throws -> Choice? {
    guard let text = form[name] else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = type.allCases.map(\.rawValue).joined(separator: ", ")
      throw ServiceError(.badRequest, "\(name) is one of \(known).")
    }
    return choice
  }
}
