internal import RectoModel

/// Makes runs of words: side by side and alike, they are one.
struct RunPlan {
  var settings: TextSettings
  /// Of the page.
  var pageLanguage: LanguageTag?
  /// The marks of footnotes by number, where they are not Word's.
  var noteMarks: [Int: String] = [:]
  /// What the style sets, in half points: only other sizes are written. nil to keep it whatever was seen.
  var styleSize: Int?

  /// Of most words, in half points; nil when it isn't known.
  private var paragraphSize: Int?

  init(settings: TextSettings, pageLanguage: LanguageTag? = nil, noteMarks: [Int: String] = [:]) {
    self.settings = settings
    self.pageLanguage = pageLanguage
    self.noteMarks = noteMarks
    styleSize = settings.bodySize
  }

  func runs(of lines: [TextLine], style: NamedStyle? = nil) -> [BodyRun] {
    let words = lines.runningWords
    let sizes = words.compactMap { $0.style?.halfPoints }.sorted()
    var plan = self
    plan.paragraphSize = sizes.isEmpty ? nil : sizes[sizes.count / 2]
    return plan.runs(of: words, style: style)
  }

  func runs(of words: [RunningWord], style: NamedStyle? = nil) -> [BodyRun] {
    var runs: [BodyRun] = []
    for word in words {
      var next = run(of: word, style: style)
      if word.blankBefore, !next.isReference { Self.putBlank(between: &runs, and: &next) }
      Self.append(next, to: &runs)
    }
    return runs
  }

  /// The blank goes to the side where it doesn't show.
  private static func putBlank(between runs: inout [BodyRun], and next: inout BodyRun) {
    guard let last = runs.last else { return }
    if last.isLike(next) || !next.showsBlank, next.prepend(" ") { return }
    if !last.showsBlank, runs[runs.count - 1].append(" ") { return }
    var format = RunFormat()
    format.script = next.format.script
    runs.append(BodyRun(.text(" "), format))
  }

  static func append(_ next: BodyRun, to runs: inout [BodyRun]) {
    if let last = runs.last, last.isLike(next), case .text(let text) = next.content,
      runs[runs.count - 1].append(text)
    {
      return
    }
    runs.append(next)
  }

  private func run(of word: RunningWord, style: NamedStyle?) -> BodyRun {
    var format = format(of: word, style: style)
    if let number = word.link.flatMap(FootnoteReferences.number) {
      format.style = .footnoteReference
      format.position = nil
      return BodyRun(.footnoteReference(number, mark: noteMarks[number]), format)
    }
    let link = word.link.flatMap { RunLink($0, pageCount: settings.pageCount) }
    var run = BodyRun(.text(word.text), format, link: link)
    if run.link != nil {
      run.format.style = .hyperlink
      run.format.isUnderlined = false
      if settings.paper == .white { run.format.color = nil }
    }
    if settings.isDoubtful(word.confidence) {
      if settings.doubt == .comment { run.doubt = word.confidence } else { run.format.isHighlighted = true }
    }
    return run
  }

  func format(of word: RunningWord, style: NamedStyle? = nil) -> RunFormat {
    var format = RunFormat(word.style, on: settings.paper)
    format.style = style
    format.script = word.text.script
    format.language = language(of: word, format.script)
    if format.position == nil { format.size = size(of: word) }
    return format
  }

  /// nil for the style's own. Sizes that were read off a scan, where no font is known, differ from word to word: a word
  /// has that of its paragraph, and a paragraph that of the body when it is near.
  private func size(of word: RunningWord) -> Int? {
    guard let body = styleSize, let own = word.style?.halfPoints else { return nil }
    let common = paragraphSize ?? body
    guard word.style?.fontName == nil else {
      let size = abs(own - common) * 4 > common ? own : common
      return abs(size - body) * 100 > body * 12 ? size : nil
    }
    let size = Int((Double(paragraphSize ?? own) * settings.scanFactor).rounded())
    return abs(size - body) * 100 > body * 40 ? size : nil
  }

  /// A language for the script that the word is in, where it isn't the document's.
  private func language(of word: RunningWord, _ script: TextScript) -> OfficeLanguage? {
    guard let language = OfficeLanguage(word.language ?? pageLanguage) else { return nil }
    if settings.stylesHaveLanguage, language == settings.language { return nil }
    return language.script == script || language.script.sharesFonts(with: script) ? language : nil
  }
}

extension TextStyle {
  /// The type size, where it is known and can be one.
  fileprivate var halfPoints: Int? {
    guard let size = fontSize?.value, size.isFinite, (2...800).contains(size) else { return nil }
    return Int((size * 2).rounded())
  }
}

extension TextScript {
  /// Both are set in the fonts for complex scripts.
  fileprivate func sharesFonts(with other: TextScript) -> Bool {
    let complex: Set<TextScript> = [.rightToLeft, .complex]
    return complex.contains(self) && complex.contains(other)
  }
}

extension RunLink {
  /// Links inside the document begin with `#`: `#page=3`. nil for what Word can't follow.
  init?(_ link: String, pageCount: Int) {
    if link.hasPrefix("#") {
      guard link.hasPrefix("#page="), let number = Int(link.dropFirst(6)), number > 0, number <= pageCount
      else { return nil }
      self = .page(number)
    } else if let target = ExternalTarget(link) {
      self = .external(target)
    } else {
      return nil
    }
  }
}

extension BodyRun {
  /// Both can be one run of text.
  fileprivate func isLike(_ next: BodyRun) -> Bool {
    guard case .text = content, case .text = next.content else { return false }
    return format == next.format && link == next.link && doubt == nil && next.doubt == nil
  }

  /// It hangs on the word before it.
  fileprivate var isReference: Bool {
    if case .footnoteReference = content { true } else { false }
  }

  fileprivate var showsBlank: Bool {
    if case .text = content { return format.marksBlanks || link != nil || doubt != nil }
    return true
  }

  fileprivate mutating func append(_ more: String) -> Bool {
    guard case .text(let text) = content else { return false }
    content = .text(text + more)
    return true
  }

  fileprivate mutating func prepend(_ more: String) -> Bool {
    guard case .text(let text) = content else { return false }
    content = .text(more + text)
    return true
  }
}
