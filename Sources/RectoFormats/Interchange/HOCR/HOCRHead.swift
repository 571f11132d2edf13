internal import RectoModel

/// What an hOCR file says of itself: its title, its engine and the classes that it uses.
struct HOCRHead {
  private let document: any PageSequence
  private let engine: EngineIdentity?
  private let producer: String

  /// `engine` is that of the first page that names one.
  init(_ document: any PageSequence, engine: EngineIdentity?, producer: String) {
    self.document = document
    self.engine = engine
    self.producer = producer
  }

  /// Those that `HOCRPage` writes.
  static let capabilities = [
    "ocr_page", "ocr_carea", "ocr_par", "ocr_line", "ocrx_word", "ocrx_cinfo", "ocr_header", "ocr_footer",
    "ocr_caption", "ocr_blockquote", "ocr_table", "ocr_photo", "ocr_math", "ocr_separator", "ocrp_lang",
    "ocrp_dir", "ocrp_poly", "ocrp_wconf", "ocrp_font",
  ]

  func write(to xml: XMLWriter) {
    let metadata = document.metadata
    xml.text("\n")
    xml.element("head") {
      xml.text("\n  ")
      xml.element("title", text: metadata.title ?? " ")
      meta(
        "ocr-system", engine.map { $0.version.isEmpty ? $0.name : "\($0.name) \($0.version)" } ?? producer,
        xml)
      meta("ocr-capabilities", Self.capabilities.joined(separator: " "), xml)
      meta("ocr-number-of-pages", String(document.pageCount), xml)
      meta("recto-models", engine.flatMap { $0.models.isEmpty ? nil : $0.models.joined(separator: " ") }, xml)
      meta("recto-engine", engine == nil ? "none" : nil, xml)
      meta("DC.creator", metadata.author, xml)
      meta("DC.description", metadata.subject, xml)
      meta("keywords", metadata.keywords, xml)
      meta("generator", producer, xml)
      xml.text("\n")
    }
    xml.text("\n")
  }

  private func meta(_ name: String, _ content: String?, _ xml: XMLWriter) {
    guard let content else { return }
    xml.text("\n  ")
    xml.element("meta", ["name": name, "content": content])
  }
}

extension PageSequence {
  /// Of the first page that names one.
  func firstEngine() throws(RectoError) -> EngineIdentity? {
    let pages = try makePages()
    while let page = try pages.next() {
      if let engine = page.provenance?.engine { return engine }
    }
    return nil
  }
}
