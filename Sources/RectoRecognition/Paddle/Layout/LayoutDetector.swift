import RectoLayout
import RectoModel

/// Asks the layout model about pages. Loads it when it is first asked.
actor LayoutDetector {
  private var model: LayoutModel?
  private let folder: ModelFolder?

  /// `folder` is the engine's; nil, or one without the layout model beside it, sees nothing.
  init(folder: ModelFolder? = ModelFolder.installed) { self.folder = folder }

  nonisolated var isInstalled: Bool { folder?.layout != nil }

  /// In pixels of the page, the surest first. Throws `.engineFailure` when the model can't be used.
  func regions(of page: PageBitmap) throws(RectoError) -> [LayoutRegion] {
    guard let folder, isInstalled else { return [] }
    let model = if let model { model } else { try LayoutModel(folder) }
    self.model = model
    return try model.regions(of: page)
  }
}
