public import RectoModel

/// Draws pages as a scanner would see them, together with the truth about them: for measuring recognition without
/// a collection of real scans. The same pages, seed and machine give the same pixels; other versions of FreeType
/// draw letters a little differently.
public struct ScanSynthesizer: Sendable {
  /// Pixels an inch, 50...1200.
  public var resolution: Double
  public var seed: UInt64
  /// In the order in which they happen.
  public var degradations: [Degradation]

  public init(resolution: Double = 300, seed: UInt64 = 1, degradations: [Degradation] = []) {
    self.resolution = resolution
    self.seed = seed
    self.degradations = degradations
  }

  /// Throws `.resourceUnavailable` for a font that is not installed, and `.malformedInput` for a page whose text
  /// needs more room than it has or for a degradation out of its range.
  public func scan(
    _ pages: [ScanPage], metadata: DocumentMetadata = DocumentMetadata()
  ) throws(RectoError) -> SyntheticScan {
    guard (50...1200).contains(resolution) else {
      throw RectoError(.malformedInput, "Pages are drawn with 50...1200 dpi, not \(resolution).")
    }
    var scan = SyntheticScan(metadata: metadata, pages: [])
    for (index, page) in pages.enumerated() {
      scan.pages.append(try draw(page, number: index + 1, language: metadata.language))
    }
    return scan
  }

  private func draw(_ page: ScanPage, number: Int, language: LanguageTag?) throws(RectoError) -> SyntheticPage
  {
    var composer = try PageComposer(page, pageNumber: number, resolution: resolution)
    let blocks = try composer.compose()
    var bitmap = try composer.canvas.bitmap()
    let layout = Page(
      size: bitmap.size, resolution: .measured(resolution), blocks: blocks, language: language)
    var transform = AffineTransform.identity
    var generator = SeededGenerator(seed: seed &+ UInt64(number) &* 0x1_0000_0001)
    for degradation in degradations {
      transform = transform.followed(by: degradation.transform(of: bitmap.size))
      bitmap = try degradation.apply(to: bitmap, generator: &generator)
    }
    bitmap.setResolution(resolution)
    let truth = layout.mapped(by: transform, size: bitmap.size)
    return SyntheticPage(bitmap: bitmap, truth: truth, layout: layout, transform: transform)
  }
}
