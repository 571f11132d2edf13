import Foundation
import RectoModel

/// Makes one picture smaller, or finds that it can't.
struct PictureOptimizer {
  let files: OptimizedFiles
  let optimization: ImageOptimization

  /// What there is to know of a picture.
  struct Source {
    /// As it is encoded.
    var byteCount: Int
    /// When it is JPEG.
    var jpeg: Data?
    var pixels: PageBitmap
    /// Its samples must not change their meaning: no fewer channels or bits.
    var keepsSamples = false
    var unitsPerInch = 300.0
    /// Whether it is a page that may be taken apart.
    var isPage = true
    /// Boxes of words, in pixels.
    var words: [Rect] = []
  }

  struct Result {
    var layers: OptimizedImage.Layers
    var byteCount: Int
    var keepsSamples: Bool
  }

  /// Taken apart, a picture must become this much smaller: it loses something.
  private static let leastGain = 0.2

  /// nil when the picture can't be made smaller.
  func optimize(_ source: Source) throws(RectoError) -> Result? {
    if optimization == .mixedRaster, let mixed = try mixed(source) { return mixed }
    return optimization == .none ? nil : try lossless(source)
  }

  private func mixed(_ source: Source) throws(RectoError) -> Result? {
    let pixels = source.keepsSamples ? source.pixels : source.pixels.reduced()
    guard source.isPage, source.unitsPerInch >= MixedRasterizer.leastUnitsPerInch, pixels.depth > 1,
      let parts = try MixedRasterizer(
        picture: pixels, unitsPerInch: source.unitsPerInch, words: source.words
      ).parts()
    else { return nil }
    let result = try written(parts, source)
    return Double(result.byteCount) <= Double(source.byteCount) * (1 - Self.leastGain) ? result : nil
  }

  private func written(
    _ parts: MixedRasterizer.Parts, _ source: Source
  ) throws(RectoError) -> Result {
    let paper = try jpeg(parts.background, quality: 60, "background")
    let mask = try files.asset("mask", parts.mask, unitsPerInch: source.unitsPerInch)
    var assets = [paper, mask]
    var ink = MixedRaster.Ink.color(RGBColor(red: 0, green: 0, blue: 0))
    switch parts.foreground {
    case .colour(let channels): ink = .color(RGBColor(channels: channels))
    case .grid(let grid):
      let colours = try jpeg(grid, quality: 60, "foreground")
      assets.append(colours)
      ink = .picture(colours.id)
    }
    return Result(
      layers: .mixed(MixedRaster(background: paper.id, mask: mask.id, ink: ink), assets: assets),
      byteCount: assets.reduce(0) { $0 + OptimizedFiles.byteCount(of: $1) },
      keepsSamples: source.keepsSamples)
  }

  private func jpeg(_ grid: ColourGrid, quality: Int, _ suffix: String) throws(RectoError) -> Asset {
    let bitmap = try grid.bitmap()
    return try files.asset(suffix, try bitmap.jpeg(quality: quality), .jpeg, size: bitmap.size)
  }

  private func lossless(_ source: Source) throws(RectoError) -> Result? {
    if let jpeg = source.jpeg {
      guard let recoded = JPEGRecoder.recode(jpeg) else { return nil }
      let asset = try files.asset("lossless", recoded, .jpeg, size: source.pixels.size)
      return Result(layers: .single(asset), byteCount: recoded.count, keepsSamples: true)
    }
    let pixels = source.keepsSamples ? source.pixels : source.pixels.reduced()
    let asset: Asset
    if pixels.depth == 1 {
      asset = try files.asset("lossless", pixels, unitsPerInch: source.unitsPerInch)
    } else {
      let samples = PNGSamples(pixels, reducesColours: !source.keepsSamples)
      let png = try PNGEncoder(samples).encode(unitsPerInch: source.unitsPerInch)
      asset = try files.asset("lossless", png, .png, size: pixels.size)
    }
    let count = OptimizedFiles.byteCount(of: asset)
    guard count < source.byteCount else { return nil }
    return Result(layers: .single(asset), byteCount: count, keepsSamples: source.keepsSamples)
  }
}

extension RGBColor {
  /// One for grey, or three; 0...255.
  fileprivate init(channels: [Float]) {
    let bytes = channels.map { UInt8(min(max($0.rounded(), 0), 255)) }
    self.init(red: bytes[0], green: bytes[bytes.count / 2], blue: bytes[bytes.count - 1])
  }
}
