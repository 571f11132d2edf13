import Foundation
import RectoModel
import RectoPDF

/// Makes the pictures smaller that stand on a page of a PDF file.
struct PDFImageOptimizer {
  private let task: PageTask

  init(_ task: PageTask) { self.task = task }

  /// Those that became smaller, in the order in which the page's resources name them; their files are in the spool
  /// folder. Pictures that can't be decoded are kept. Throws `.passwordRequired`, `.malformedInput` for a file that
  /// can't be read, and `.resourceUnavailable` when the disk is full.
  func optimize() throws(RectoError) -> [OptimizedImage] {
    guard task.optimization != .none else { return [] }
    let document = try open()
    // A damaged tree of pages has a count of -1.
    guard task.pageIndex >= 0, task.pageIndex < document.pageCount else { return [] }
    document.settleInheritedAttributes()
    let scan = try scan()
    var seen = Set<OptimizedImage.ObjectID>()
    var optimized: [OptimizedImage] = []
    try visit(document.page(task.pageIndex)["/Resources"], depth: 0, seen: &seen) {
      (picture: borrowing QPDFObject, id: OptimizedImage.ObjectID) throws(RectoError) in
      if let smaller = try optimize(picture, id, on: scan) { optimized.append(smaller) }
    }
    return optimized
  }

  private func open() throws(RectoError) -> QPDFDocument {
    do throws(RectoError) {
      return try QPDFDocument(file: task.input.file, password: task.input.password)
    } catch {
      guard task.input.password != nil, error.code == .passwordRequired else { throw error }
      return try QPDFDocument(file: task.input.file)
    }
  }

  /// How large the page is, and the resolution of the picture that covers most of it.
  private func scan() throws(RectoError) -> Scan? {
    guard task.optimization == .mixedRaster else { return nil }
    let page = try PDFFile(task.input).page(task.pageIndex)
    return page.scanResolution.map { Scan(page: page.size, unitsPerInch: $0) }
  }

  private struct Scan {
    let page: Size
    let unitsPerInch: Double

    /// Whether a picture of this size covers half of the page at that resolution.
    func isPage(width: Int, height: Int) -> Bool {
      let area = Double(width * height) * pow(72 / unitsPerInch, 2) / (page.width * page.height)
      return (0.5...1.5).contains(area)
    }
  }

  /// Forms within forms, as deep as anyone nests them.
  private static let mostForms = 12

  /// Each picture once.
  private func visit(
    _ resources: borrowing QPDFObject, depth: Int, seen: inout Set<OptimizedImage.ObjectID>,
    _ body: (borrowing QPDFObject, OptimizedImage.ObjectID) throws(RectoError) -> Void
  ) throws(RectoError) {
    let objects = resources["/XObject"]
    for name in objects.keys {
      let object = objects[name]
      let id = OptimizedImage.ObjectID(number: object.id, generation: object.generation)
      guard object.isStream, id.number > 0, seen.insert(id).inserted else { continue }
      if object["/Subtype"].isName("/Image") {
        try body(object, id)
      } else if object["/Subtype"].isName("/Form"), depth < Self.mostForms {
        try visit(object["/Resources"], depth: depth + 1, seen: &seen, body)
      }
    }
  }

  private func optimize(
    _ object: borrowing QPDFObject, _ id: OptimizedImage.ObjectID, on scan: Scan?
  ) throws(RectoError) -> OptimizedImage? {
    guard let picture = PDFPicture(object, limits: task.limits) else { return nil }
    do throws(RectoError) {
      guard var source = try picture.source() else { return nil }
      let isPage = scan?.isPage(width: picture.width, height: picture.height) ?? false
      source.isPage = isPage && picture.isPlain
      source.unitsPerInch = scan?.unitsPerInch ?? 300
      let name = "\(task.assetName)-object-\(id.number)-\(id.generation)"
      let optimizer = PictureOptimizer(
        files: OptimizedFiles(folder: task.spool, name: name), optimization: task.optimization)
      guard let smaller = try optimizer.optimize(source) else { return nil }
      return OptimizedImage(
        object: id, layers: smaller.layers, keepsColourSpace: smaller.keepsSamples,
        bytesBefore: source.byteCount, bytesAfter: smaller.byteCount)
    } catch {
      guard error.code == .resourceUnavailable else { return nil }
      throw error
    }
  }
}
