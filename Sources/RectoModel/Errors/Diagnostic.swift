/// Something that was lost or guessed on the way, as a value: printable, countable, testable.
public enum Diagnostic: Sendable, Hashable, Codable {
  /// The source names no usable resolution; this one was estimated.
  case resolutionAssumed(page: Int, unitsPerInch: Double)
  /// No engine result for the page: it is in the output without text.
  case pageFailed(page: Int, error: RectoError)
  /// The format has no spans: the cell's content stands at its first place.
  case mergedCellFlattened(page: Int, block: BlockID)
  /// Characters that the format can't hold were left out.
  case charactersDropped(page: Int, block: BlockID?, count: Int)
  /// A picture that the document names is not there.
  case assetMissing(page: Int, asset: AssetID)
  /// Nothing is known of what the page looks like: its text can be found, but nothing is seen.
  case pageUnseen(page: Int)
  /// The page image was decoded and encoded again, without loss of pixels.
  case imageReencoded(page: Int, reason: String)
  /// The page was turned to stand upright.
  case pageRotated(page: Int, by: Rotation)
  /// The page lies on its side or head: it was turned to be read, and formats that keep its look show it as it lies.
  case pageReadTurned(page: Int, by: Rotation)
  /// A table stands on several sheets, or apart from others that it belongs to: one sheet has no room for it.
  case tableSplit(page: Int, block: BlockID, what: String)
  /// The format holds tables only; these words stand elsewhere on the page.
  case textOutsideTables(page: Int, words: Int)
  /// Content that the format has no place for.
  case contentOmitted(page: Int, block: BlockID, what: String)
  /// The page has what a standard forbids: the file is written without naming it.
  case standardNotMet(page: Int, standard: String, reason: String)
  /// No translation of these texts could be used: they are in their own language.
  case textUntranslated(page: Int, count: Int)
  /// The engine or a decoder had something to say about the page.
  case engineNote(page: Int, note: String)
  /// What was done about the text that a page of a PDF had.
  case textTreated(page: Int, treatment: OriginalPage.Treatment, reason: String)
  /// The source is damaged; what could be read of it was kept. `page` is its first.
  case sourceRepaired(page: Int, note: String)
  /// Something that the whole source had could not be kept. `page` is its first.
  case sourcePartLost(page: Int, what: String)
  /// Something of the source was changed as asked. `page` is its first.
  case sourceChanged(page: Int, what: String)
  /// The output is larger than its sources by the share; the parts, largest first, tell why.
  case outputGrew(share: Double, parts: [String])
}

extension Diagnostic {
  /// Information is no loss; warnings fail a run with `--strict`.
  public enum Severity: String, Sendable, Hashable, Codable, Comparable {
    case information, warning

    public static func < (left: Severity, right: Severity) -> Bool {
      left == .information && right == .warning
    }
  }

  public var severity: Severity {
    switch self {
    case .resolutionAssumed, .imageReencoded, .pageRotated, .pageReadTurned, .engineNote, .textTreated,
      .sourceChanged,
      .outputGrew, .textOutsideTables, .tableSplit:
      .information
    case .pageFailed, .mergedCellFlattened, .charactersDropped, .assetMissing, .pageUnseen,
      .contentOmitted, .sourceRepaired, .sourcePartLost, .standardNotMet, .textUntranslated:
      .warning
    }
  }

  /// 1-based, in the output document.
  public var page: Int {
    switch self {
    case .resolutionAssumed(let page, _), .pageFailed(let page, _), .mergedCellFlattened(let page, _),
      .charactersDropped(let page, _, _), .assetMissing(let page, _), .pageUnseen(let page),
      .imageReencoded(let page, _), .textUntranslated(let page, _), .pageRotated(let page, _),
      .pageReadTurned(let page, _),
      .contentOmitted(let page, _, _), .standardNotMet(let page, _, _),
      .engineNote(let page, _), .textTreated(let page, _, _), .sourceRepaired(let page, _),
      .sourcePartLost(let page, _), .sourceChanged(let page, _), .textOutsideTables(let page, _),
      .tableSplit(let page, _, _):
      page
    case .outputGrew: 1
    }
  }
}

extension Diagnostic: CustomStringConvertible {
  public var description: String {
    switch self {
    case .resolutionAssumed(let page, let unitsPerInch):
      "page \(page): no usable resolution in the file; assumed \(Int(unitsPerInch.rounded())) dpi"
    case .pageFailed(let page, let error): "page \(page): kept without text: \(error)"
    case .mergedCellFlattened(let page, let block):
      "page \(page), block \(block): a merged cell stands at its first place only"
    case .charactersDropped(let page, let block, let count):
      "page \(page)\(block.map { ", block \($0)" } ?? ""): \(count) characters that the format can't hold"
    case .assetMissing(let page, let asset): "page \(page): the picture \(asset) is missing"
    case .pageUnseen(let page):
      "page \(page): no picture of the page is known: its text can be found, but nothing is seen"
    case .imageReencoded(let page, let reason): "page \(page): image encoded anew: \(reason)"
    case .pageRotated(let page, let by): "page \(page): turned by \(by.rawValue) degrees clockwise"
    case .pageReadTurned(let page, let by):
      "page \(page): \(by.swapsSides ? "lies on its side" : "stands on its head"), and was read turned by "
        + "\(by.rawValue) degrees clockwise; --rotate-pages turns the page itself"
    case .tableSplit(let page, let block, let what): "page \(page), block \(block): \(what)"
    case .textOutsideTables(let page, let words):
      "page \(page): \(words) \(words == 1 ? "word" : "words") outside tables not in the file"
    case .contentOmitted(let page, let block, let what): "page \(page), block \(block): left out: \(what)"
    case .standardNotMet(let page, let standard, let reason):
      "page \(page): the file is not \(standard): \(reason)"
    case .textUntranslated(let page, let count):
      "page \(page): \(count) \(count == 1 ? "text" : "texts") left untranslated"
    case .engineNote(let page, let note): "page \(page): \(note)"
    case .textTreated(let page, let treatment, let reason): "page \(page): \(treatment.told): \(reason)"
    case .sourceRepaired(_, let note): "damaged, and repaired: \(note)"
    case .sourcePartLost(_, let what): "not kept: \(what)"
    case .sourceChanged(_, let what): what
    case .outputGrew(let share, let parts):
      "\(Int((share * 100).rounded())) % larger than the input: \(parts.joined(separator: ", "))"
    }
  }
}

extension OriginalPage.Treatment {
  /// What was done, for people.
  public var told: String {
    switch self {
    case .kept: "left as it is"
    case .added: "text added"
    case .redone: "hidden text replaced"
    case .pictured: "made a picture with text"
    case .stripped: "hidden text removed"
    }
  }
}
