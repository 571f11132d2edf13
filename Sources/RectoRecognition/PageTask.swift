public import Foundation
public import RectoLayout
public import RectoModel

/// One page to be made: everything that a worker must know.
public struct PageTask: Codable, Sendable, Hashable {
  public var input: InputFile
  public var kind: InputKind
  /// 0-based, in the file.
  public var pageIndex: Int
  /// 1-based, in the output document. Block ids, asset ids and diagnostics carry it.
  public var pageNumber: Int
  /// Index in `Document.sources`.
  public var source: Int
  public var engine: Engine
  /// Tesseract's names: `eng`, `chi_sim`.
  public var languages: [String]
  public var preparation: Preparation
  /// What becomes of the page's pictures once it is read.
  public var optimization: ImageOptimization
  /// The folder for asset files. Must exist.
  public var spool: URL
  public var limits: Limits
  /// For PDF.
  public var ocrMode: OCRMode
  /// For PDF: outputs may keep the page itself, so that no image of it is made.
  public var keepsPages: Bool
  /// Pictures on the pages are cut out, for outputs that show them by themselves.
  public var wantsFigures: Bool
  /// The clockwise turn that makes the page upright, for pictures of one that was read before; nil to go by `preparation`.
  public var turn: Rotation?

  public init(
    input: InputFile, kind: InputKind, pageIndex: Int, pageNumber: Int, source: Int,
    engine: Engine = .tesseract, languages: [String], preparation: Preparation = Preparation(),
    optimization: ImageOptimization = .none, spool: URL, limits: Limits = Limits(), ocrMode: OCRMode = .auto,
    keepsPages: Bool = true, wantsFigures: Bool = true
  ) {
    self.input = input
    self.kind = kind
    self.pageIndex = pageIndex
    self.pageNumber = pageNumber
    self.source = source
    self.engine = engine
    self.languages = languages
    self.preparation = preparation
    self.optimization = optimization
    self.spool = spool
    self.limits = limits
    self.ocrMode = ocrMode
    self.keepsPages = keepsPages
    self.wantsFigures = wantsFigures
  }
}

extension PageTask {
  /// Adds the file and the page to an error's place.
  func locate(_ error: RectoError) -> RectoError {
    error.at(file: input.name, page: kind == .pdf || kind == .tiff || kind == .gif ? pageIndex + 1 : nil)
  }

  var assetID: AssetID {
    get throws(RectoError) {
      guard let id = AssetID(assetName) else {
        throw RectoError(.internalInvariant, "\(assetName) is no asset name; report this.")
      }
      return id
    }
  }

  func told(_ decision: PageDecision) -> Diagnostic {
    .textTreated(page: pageNumber, treatment: decision.treatment, reason: decision.reason)
  }

  /// `page-0012`.
  var assetName: String {
    let digits = String(pageNumber)
    return "page-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// What became of it.
public struct PageResult: Codable, Sendable {
  public var page: Page
  /// Files in the task's spool folder, or the input file itself.
  public var assets: [Asset]
  public var diagnostics: [Diagnostic]
  /// Pictures that became smaller; of PDF input, each stands for an object of the file, and of other input, it says
  /// what the page's own picture has become.
  public var optimized: [OptimizedImage]
  /// What the layout model took parts of the page for; none where it wasn't asked.
  public var regions: [LayoutRegion]
  /// The clockwise turn by which the page was made upright, on top of what its file states.
  public var turn: Rotation

  public init(
    page: Page, assets: [Asset], diagnostics: [Diagnostic], optimized: [OptimizedImage] = [],
    regions: [LayoutRegion] = [], turn: Rotation = .none
  ) {
    self.page = page
    self.assets = assets
    self.diagnostics = diagnostics
    self.optimized = optimized
    self.regions = regions
    self.turn = turn
  }
}
