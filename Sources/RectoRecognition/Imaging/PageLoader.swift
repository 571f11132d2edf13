import Foundation
import RectoModel

/// Reads the page that a task names.
struct PageLoader {
  let task: PageTask

  init(_ task: PageTask) { self.task = task }

  func load() throws(RectoError) -> LoadedPage {
    let content = try InputContent(task.input, limits: task.limits)
    let bitmap = try PageBitmap(decoding: content.data, kind: content.kind)
    guard let id = AssetID(task.assetName) else {
      throw RectoError(.internalInvariant, "\(task.assetName) is no asset name; report this.")
    }
    let asset = Asset(id: id, mediaType: content.kind.mediaType, size: bitmap.size, file: task.input.file)
    return LoadedPage(
      bitmap: bitmap, image: PageImage(asset: id, size: bitmap.size), assets: [asset],
      resolution: .measured(300))
  }
}
