internal import Foundation
internal import RectoModel

/// Makes pages of the elements of an hOCR file, one after the other.
struct HOCRBuilder: PageBuilder {
  var notes = ReadNotes()
  var made = MadePages()
  /// Open elements, the innermost last.
  var frames: [HOCRFrame] = []
  private var engine: EngineIdentity?
  private var models: [String] = []
  private var hasNoEngine = false
  private var pageCount = 0
  private var ids = NameSet()
  private var blockCount = 0
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  var pageNumber: Int { pageCount }

  mutating func take(_ event: MarkupEvent, of source: some MarkupSource) throws(RectoError) {
    switch event {
    case .start(let element): try start(element)
    case .end(_, _): try end()
    case .text(let text):
      if let last = frames.indices.last { frames[last].text += text }
    }
  }

  private mutating func start(_ element: MarkupElement) throws(RectoError) {
    let classes = (element["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    var role = HOCRFrame.Role(of: element, classes: classes, inside: frames.last?.role ?? .plain)
    if frames.contains(where: { $0.role == .page }) {
      if role == .page { role = .area }
    } else if role != .page {
      role = element.name == "title" ? .title : .plain
      readHead(element)
    }
    if role == .page { try startPage() }
    var frame = HOCRFrame(role, element, inside: frames.last)
    if role == .page { frame.language = nil }
    if role == .area || role == .line, let kind = HOCRFrame.Kind(classes: classes) { frame.kind = kind }
    if frame.properties.hasBadBox {
      notes.repaired("boxes with corners in the wrong order or no numbers", page: pageCount)
    }
    noteUnknown(frame.properties)
    frames.append(frame)
  }

  func checkPages() throws(RectoError) {
    guard pageCount > 0 else {
      throw RectoError(.malformedInput, "The file has no element of the class ocr_page; is it hOCR?")
    }
  }

  private mutating func startPage() throws(RectoError) {
    pageCount += 1
    blockCount = 0
    guard pageCount <= limits.pages else {
      throw RectoError(
        .limitExceeded, "The file has more than \(limits.pages) pages. Raise the limit or split the file.")
    }
  }

  private mutating func readHead(_ element: MarkupElement) {
    if element.name == "html" { made.metadata.language = FileLanguage.tag(element["lang"]) }
    guard element.name == "meta", let content = element["content"] else { return }
    switch element["name"]?.lowercased() {
    case "ocr-system": engine = EngineIdentity(ocrSystem: content)
    case "recto-models": models = content.split(separator: " ").map(String.init)
    case "recto-engine": hasNoEngine = content == "none"
    case "dc.creator", "author": made.metadata.author = content
    case "dc.title": made.metadata.title = made.metadata.title ?? content
    case "dc.description", "description": made.metadata.subject = content
    case "keywords": made.metadata.keywords = content
    default: break
    }
  }

  mutating func endTitle(_ text: String) {
    if !text.trimmed.isEmpty { made.metadata.title = text.trimmed }
  }

  /// The file's own id where it is free.
  mutating func blockID(_ frame: HOCRFrame?) -> BlockID {
    if let id = frame?.properties.text("x_id") ?? frame?.element["id"], !id.isEmpty, ids.insert(id) {
      return BlockID(id)
    }
    while true {
      blockCount += 1
      let id = "p\(pageCount)-b\(blockCount)"
      if ids.insert(id) { return BlockID(id) }
    }
  }

  mutating func endPage(_ frame: HOCRFrame) throws(RectoError) {
    let properties = frame.properties
    let content = frame.blocks.map(\.region.box).union
    guard
      let box = properties.box() ?? content.map({ Rect(left: 0, top: 0, right: $0.maxX, bottom: $0.maxY) })
    else {
      throw RectoError(
        .malformedInput, "Line \(frame.element.line): the page has neither a bbox nor anything with one.",
        location: .init(page: pageCount))
    }
    if !properties.has("bbox") {
      notes.repaired("pages without a bbox: theirs is that of their content", page: pageCount)
    }
    let size = Size(width: box.maxX, height: box.maxY)
    made.append(
      Page(
        size: size, resolution: resolution(properties, size), blocks: frame.blocks,
        language: FileLanguage.tag(frame.element["lang"]), provenance: provenance(properties),
        label: properties.text("lpageno")))
  }

  private mutating func resolution(_ properties: HOCRProperties, _ size: Size) -> Resolution {
    if let said = properties.number("scan_res"), said > 0 { return .measured(said) }
    if let assumed = properties.number("x_assumed_res"), assumed > 0 { return .assumed(assumed) }
    let guess = Resolution.guessed(pageSize: size)
    notes.changed("pages without scan_res: \(Int(guess.unitsPerInch)) dpi assumed", page: pageCount)
    return guess
  }

  private mutating func provenance(_ properties: HOCRProperties) -> Provenance? {
    let name = (properties.text("image") ?? properties.text("file") ?? "")
      .split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    var made = Provenance()
    if let name { made.source = source(named: name) }
    if !properties.has("x_unnumbered"), let page = properties.number("ppageno"), page >= 0 {
      made.page = Int(page) + 1
    }
    made.engine = hasNoEngine ? nil : engine
    if !models.isEmpty { made.engine?.models = models }
    return made == Provenance() ? nil : made
  }

  private mutating func source(named name: String) -> Int {
    if let known = made.sources.firstIndex(where: { $0.name == name }) { return known }
    made.sources.append(Source(name: name, mediaType: MediaType(fileName: name)))
    return made.sources.count - 1
  }

  private mutating func noteUnknown(_ properties: HOCRProperties) {
    for name in properties.allNames where !Self.known.contains(name) {
      if Self.measures.contains(name) {
        notes.changed("measures of type left out: \(name)", page: pageCount)
      } else {
        notes.lost("hOCR's \(name)", page: pageCount)
      }
    }
  }

  /// What Tesseract tells of a line's letters: boxes and baselines say it, too.
  private static let measures: Set<String> = ["x_size", "x_ascenders", "x_descenders"]

  private static let known: Set<String> = [
    "bbox", "x_bbox", "image", "file", "ppageno", "lpageno", "x_unnumbered", "scan_res", "x_assumed_res",
    "poly",
    "x_block_conf", "x_continues", "x_id", "x_target", "x_type", "x_marker", "x_language", "x_alt", "x_latex",
    "x_checked", "x_ruled", "x_grid", "x_value", "baseline", "x_baseline", "x_hyphenated", "x_wconf",
    "x_conf",
    "x_confs", "x_font", "x_fsize", "x_bboxes", "x_bboxes_exact",
  ]
}

extension EngineIdentity {
  /// `tesseract 5.3.0`: the last word is the version when it has a digit.
  fileprivate init(ocrSystem text: String) {
    let words = text.split(separator: " ")
    let hasVersion = words.count > 1 && words.last?.contains(where: \.isNumber) == true
    self.init(
      name: words.dropLast(hasVersion ? 1 : 0).joined(separator: " "),
      version: hasVersion ? words.last.map(String.init) ?? "" : "")
  }
}
