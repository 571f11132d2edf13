/// What is done to a page so that it is recognised well.
public struct Preparation: Codable, Sendable, Hashable {
  /// Turn the pages themselves upright by what stands on them. Needs Tesseract's `osd` data. Without it pages that are
  /// hardly read as they lie are turned to be read only.
  public var rotatePages: Bool
  /// Turn skewed pages straight, up to 7 degrees.
  public var deskew: Bool
  /// Even out the paper for recognition; the page keeps its own image.
  public var clean: Bool
  /// Pixels an inch, in place of what the file states; for PDF the resolution at which pages are drawn.
  /// 1...10,000; other values are ignored.
  public var resolution: Double?
  /// Tables that were read badly as part of a page are read once more by themselves, enlarged and without their lines;
  /// what reads better is taken.
  public var rereadTables: Bool
  /// The neural engine may compute with floats of 16 bits (bf16) where the processor has them: nearly twice as fast, and what
  /// it reads may differ from one machine to the next.
  public var halfPrecision: Bool
  /// The layout model may be asked about scans, where it is installed.
  public var layoutModel: Bool

  public init(
    rotatePages: Bool = false, deskew: Bool = false, clean: Bool = false, resolution: Double? = nil,
    rereadTables: Bool = true, halfPrecision: Bool = false, layoutModel: Bool = true
  ) {
    self.halfPrecision = halfPrecision
    self.layoutModel = layoutModel
    self.rereadTables = rereadTables
    self.rotatePages = rotatePages
    self.deskew = deskew
    self.clean = clean
    self.resolution = resolution
  }
}
