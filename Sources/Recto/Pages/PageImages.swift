import Foundation
import RectoModel
import RectoRecognition

/// Puts the images of a folder under the pages of documents that were recognised elsewhere.
struct PageImages: Sendable {
  let job: Job
  let service: any PageService
  let spool: URL
  let folder: PageImageFolder

  fileprivate struct Found: Sendable {
    var page: Page
    var assets: [Asset] = []
    var diagnostics: [Diagnostic] = []
  }

  /// The document with its images, the files of these, and what is to be said of them. `stems` are the names of the
  /// documents that the pages come from. Throws `.resourceUnavailable` when no page has an image.
  func fill(
    _ document: Document, stems: [String]
  ) async throws(RectoError) -> (document: Document, assets: [Asset], diagnostics: [Diagnostic]) {
    let sources = document.sources
    let pages = Array(document.pages.indices)
    let found = try await orderedConcurrentMap(pages, width: job.width) { index throws(RectoError) in
      try await self.found(document.pages[index], number: index + 1, sources: sources, stem: stems[index])
    }
    guard found.isEmpty || found.contains(where: { $0.page.image != nil }) else {
      let name = document.pages.first.map { self.name(of: $0, sources, stem: stems[0]) } ?? ""
      throw RectoError(
        .resourceUnavailable,
        "None of the page images is in the folder \(folder.path); the first one is \(name).")
    }
    var filled = document
    filled.pages = found.map(\.page)
    return (filled, found.flatMap(\.assets), found.flatMap(\.diagnostics))
  }

  /// What the file calls the image; else it is called as the file.
  private func name(of page: Page, _ sources: [Source], stem: String) -> String {
    page.provenance?.source.flatMap { sources.indices.contains($0) ? sources[$0].name : nil } ?? stem
  }

  private func found(
    _ page: Page, number: Int, sources: [Source], stem: String
  ) async throws(RectoError) -> Found {
    let name = name(of: page, sources, stem: stem)
    guard let file = folder.image(named: name, documentStem: stem) else {
      let what = "the page image \(name), which is not in the folder"
      return Found(page: page, diagnostics: [.sourcePartLost(page: number, what: what)])
    }
    let input = InputFile(file: file, name: file.lastPathComponent, password: nil)
    let info: InputInfo
    do {
      info = try await service.probe(input, limits: job.limits)
    } catch {
      throw error.at(file: file.path, page: nil)
    }
    // A file of several pages has that of the same number.
    let wanted = (page.provenance?.page ?? number) - 1
    let index = info.pageCount > 1 && wanted < info.pageCount ? wanted : 0
    let task = PageTask(
      input: input, kind: info.kind, pageIndex: index, pageNumber: number,
      source: page.provenance?.source ?? 0, engine: job.engine, languages: job.languages,
      preparation: Preparation(resolution: job.preparation.resolution), optimization: job.optimization,
      spool: spool, limits: job.limits, keepsPages: false)
    let result = try await service.withoutText(task)
    var filled = Found(page: page, assets: result.assets, diagnostics: result.diagnostics)
    filled.place(result.page, number: number)
    return filled
  }
}

extension PageImages.Found {
  /// The image fills the page. Its resolution counts where the page's was a guess.
  fileprivate mutating func place(_ loaded: Page, number: Int) {
    guard var image = loaded.image, loaded.size.width > 0, loaded.size.height > 0 else { return }
    let size = page.size
    var (width, height) = (size.width / loaded.size.width, size.height / loaded.size.height)
    // Boxes may count in the pixels of the file, before its own turn to upright.
    let (rawWidth, rawHeight) = (size.width / image.size.width, size.height / image.size.height)
    if image.rotation.swapsSides, abs(width / height - 1) > 0.02, abs(rawWidth / rawHeight - 1) < 0.02 {
      image.transform = .identity
      image.rotation = .none
      (width, height) = (rawWidth, rawHeight)
    }
    if abs(width / height - 1) > 0.02 {
      diagnostics.append(
        .sourceChanged(
          page: number, what: "the page image has other proportions than the page: it was fitted"))
    }
    image.transform = image.transform.followed(by: .scale(x: width, y: height))
    page.image = image
    if page.resolution.origin == .assumed {
      page.resolution = Resolution(
        unitsPerInch: loaded.resolution.unitsPerInch * width, origin: loaded.resolution.origin)
    }
  }
}
