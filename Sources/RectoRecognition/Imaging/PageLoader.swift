import Foundation
import RectoModel

/// Reads the page of an image file that a task names: its pixels, its resolution, and the file that holds its image.
struct PageLoader {
  private let task: PageTask
  private let id: AssetID

  init(_ task: PageTask) throws(RectoError) {
    self.task = task
    id = try task.assetID
  }

  func load() throws(RectoError) -> LoadedPage {
    let content = try InputContent(task.input, limits: task.limits)
    let (header, decode) = try picture(in: content)
    try header.check(against: task.limits, fileBytes: content.data.count)
    let bitmap = try decode()
    var page = try header.isPortable ? kept(bitmap, header, content.kind) : encoded(bitmap, header)
    page.diagnose(task)
    try square(&page, header)
    page.placement.orient(header.orientation)
    page.bitmap = try page.bitmap.oriented(header.orientation)
    return page
  }

  /// Makes up for pixels that are higher than wide, unless the user knows better.
  private func square(_ page: inout LoadedPage, _ header: ImageHeader) throws(RectoError) {
    guard ResolutionRule.sensible(task.preparation.resolution) == nil, let density = header.density,
      let stretch = ResolutionRule.stretch(for: density)
    else { return }
    let size = Size(
      width: (page.bitmap.size.width * stretch.x).rounded(),
      height: (page.bitmap.size.height * stretch.y).rounded())
    page.placement.stretch(to: size)
    page.bitmap = try page.bitmap.scaled(to: size)
  }

  /// The page's header, and how its pixels come to be.
  private func picture(
    in content: InputContent
  ) throws(RectoError) -> (ImageHeader, () throws(RectoError) -> PageBitmap) {
    let (data, kind, index) = (content.data, content.kind, task.pageIndex)
    switch kind {
    case .tiff:
      let pages = try TIFFFile(data).pages(limit: task.limits.pages)
      guard pages.indices.contains(index) else { throw missing(of: pages.count) }
      let directory = pages[index].index
      return (
        try pages[index].header(),
        { () throws(RectoError) in try ImageDecoder.decodeTIFF(data, directory: directory) }
      )
    case .gif:
      let file = try GIFFile(data, limits: task.limits)
      guard file.frames.indices.contains(index) else { throw missing(of: file.frames.count) }
      return (file.header, { () throws(RectoError) in try GIFCanvas.picture(file, at: index) })
    default:
      guard index == 0, let header = try ImageHeader.read(content) else { throw missing(of: 1) }
      return (header, { () throws(RectoError) in try ImageDecoder.decode(data, kind: kind) })
    }
  }

  private func missing(of count: Int) -> RectoError {
    RectoError(.malformedInput, "There is no page \(task.pageIndex + 1); the file has \(count).")
  }

  /// The input file itself is the asset.
  private func kept(
    _ bitmap: PageBitmap, _ header: ImageHeader, _ kind: InputKind
  ) throws(RectoError) -> LoadedPage {
    guard bitmap.size == header.size else {
      throw RectoError(.malformedInput, "The \(kind.name) image contradicts its header; save it again.")
    }
    let asset = Asset(id: id, mediaType: kind.mediaType, size: header.size, file: task.input.file)
    return page(bitmap, header, asset)
  }

  /// A new file in the spool is the asset.
  private func encoded(_ bitmap: PageBitmap, _ header: ImageHeader) throws(RectoError) -> LoadedPage {
    let small = bitmap.reduced()
    let asset = Asset(
      id: id, mediaType: small.encodedType, size: small.size, file: task.assetFile(for: small))
    var page = page(small, header, asset)
    try small.write(to: asset.file, resolution: page.resolution)
    page.diagnostics = [.imageReencoded(page: task.pageNumber, reason: header.obstacle ?? "no reason")]
    return page
  }

  private func page(_ bitmap: PageBitmap, _ header: ImageHeader, _ asset: Asset) -> LoadedPage {
    let resolution = ResolutionRule.resolution(
      stated: header.density, width: bitmap.width, height: bitmap.height,
      override: task.preparation.resolution)
    let stated = header.density.flatMap { ResolutionRule.believable.contains($0.x) ? $0.x : nil }
    return LoadedPage(
      bitmap: bitmap, asset: asset, placement: PagePlacement(imageSize: asset.size), resolution: resolution,
      statedUnitsPerInch: resolution.origin == .assumed ? stated : nil)
  }
}

extension LoadedPage {
  fileprivate mutating func diagnose(_ task: PageTask) {
    guard resolution.origin == .assumed else { return }
    diagnostics.append(.resolutionAssumed(page: task.pageNumber, unitsPerInch: resolution.unitsPerInch))
  }
}

extension PageTask {
  /// In the spool folder.
  func assetFile(for bitmap: PageBitmap) -> URL {
    spool.appendingPathComponent(assetName + (bitmap.encodedType == .png ? ".png" : ".jb2"))
  }
}
