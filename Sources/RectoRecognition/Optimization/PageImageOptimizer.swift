import Foundation
import RectoModel

/// Makes the pictures of a page smaller.
struct PageImageOptimizer {
  private let task: PageTask

  init(_ task: PageTask) { self.task = task }

  /// The page with its smaller picture. A picture that can't be made smaller is no error: it is kept, with a note.
  func optimize(_ result: PageResult) -> PageResult {
    guard task.optimization != .none else { return result }
    do throws(RectoError) {
      return result.page.image == nil && task.kind == .pdf ? try kept(result) : try optimized(result)
    } catch {
      var kept = result
      kept.diagnostics.append(
        .engineNote(page: task.pageNumber, note: "its picture could not be made smaller: \(error.message)"))
      return kept
    }
  }

  /// A page of a PDF that outputs keep.
  private func kept(_ result: PageResult) throws(RectoError) -> PageResult {
    var page = result
    page.optimized = try PDFImageOptimizer(task).optimize()
    page.assets += page.optimized.flatMap(\.assets)
    return page
  }

  private func optimized(_ result: PageResult) throws(RectoError) -> PageResult {
    guard let image = result.page.image,
      let index = result.assets.firstIndex(where: { $0.id == image.asset }),
      let source = try source(result.page, image, result.assets[index])
    else { return result }
    let files = OptimizedFiles(folder: task.spool, name: task.assetName)
    let optimizer = PictureOptimizer(files: files, optimization: task.optimization)
    guard let smaller = try optimizer.optimize(source) else { return result }
    var page = result
    switch smaller.layers {
    case .single(let asset):
      page.assets[index] = Asset(
        id: image.asset, mediaType: asset.mediaType, size: asset.size, file: asset.file)
    case .mixed(let parts, let assets):
      page.page.image?.mixedRaster = parts
      page.assets += assets
    }
    page.optimized.append(
      OptimizedImage(
        object: nil, layers: smaller.layers, keepsColourSpace: false, bytesBefore: source.byteCount,
        bytesAfter: smaller.byteCount))
    return page
  }

  /// nil for what stays as it is: JPEG 2000, and the inks of a printer.
  private func source(
    _ page: Page, _ image: PageImage, _ asset: Asset
  ) throws(RectoError) -> PictureOptimizer.Source? {
    guard let kind = InputKind.allCases.first(where: { $0.mediaType == asset.mediaType }), kind != .jpeg2000,
      asset.size.width * asset.size.height <= Double(task.limits.pixels)
    else { return nil }
    let data = try AssetStore([asset]).bytes(of: asset)
    let isPrint = kind == .jpeg ? try JPEGHeader.read(data).colour == .cmyk : false
    let toImage = image.transform.inverse ?? .identity
    return PictureOptimizer.Source(
      byteCount: data.count, jpeg: kind == .jpeg ? data : nil,
      pixels: kind == .tiff
        ? try ImageDecoder.decodeTIFF(data, directory: 0) : try ImageDecoder.decode(data, kind: kind),
      unitsPerInch: page.resolution.unitsPerInch, isPage: !isPrint,
      words: page.words.map { toImage.apply(to: $0.box) })
  }
}
