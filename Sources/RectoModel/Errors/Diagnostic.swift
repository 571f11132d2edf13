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
  /// The page image was decoded and encoded again, without loss of pixels.
  case imageReencoded(page: Int, reason: String)
  /// The page was turned to stand upright.
  case pageRotated(page: Int, by: Rotation)
  /// Content that the format has no place for.
  case contentOmitted(page: Int, block: BlockID, what: String)
  /// The page has what a standard forbids: the file is written without naming it.
  case standardNotMet(page: Int, standard: String, reason: String)
  /// The engine or a decoder had something to say about the page.
  case engineNote(page: Int, note: String)
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
    case .resolutionAssumed, .imageReencoded, .pageRotated, .engineNote: .information
    case .pageFailed, .mergedCellFlattened, .charactersDropped, .assetMissing, .contentOmitted,
      .standardNotMet:
      .warning
    }
  }

  /// 1-based, in the output document.
  public var page: Int {
    switch self {
    case .resolutionAssumed(let page, _), .pageFailed(let page, _), .mergedCellFlattened(let page, _),
      .charactersDropped(let page, _, _), .assetMissing(let page, _), .imageReencoded(let page, _),
      .pageRotated(let page, _), .contentOmitted(let page, _, _), .standardNotMet(let page, _, _),
      .engineNote(let page, _):
      page
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
    case .imageReencoded(let page, let reason): "page \(page): image encoded anew: \(reason)"
    case .pageRotated(let page, let by): "page \(page): turned by \(by.rawValue) degrees clockwise"
    case .contentOmitted(let page, let block, let what): "page \(page), block \(block): left out: \(what)"
    case .standardNotMet(let page, let standard, let reason):
      "page \(page): the file is not \(standard): \(reason)"
    case .engineNote(let page, let note): "page \(page): \(note)"
    }
  }
}
