import Foundation
import RectoLayout
import RectoModel
import RectoPDF

/// Cuts the pictures out of a page: as the file holds them where that is a plain JPEG, else drawn at their resolution.
struct PictureCutter {
  let task: PageTask
  let page: PDFPage
  let document: QPDFDocument

  /// More are dots and ornaments.
  private static let most = 200
  private static let sharpness = 72.0...300.0

  /// What can't be cut out stays a picture without pixels.
  func cut(_ areas: [PictureArea]) throws(RectoError) -> (pictures: [Picture], assets: [Asset]) {
    var (pictures, assets): ([Picture], [Asset]) = ([], [])
    for area in areas.prefix(Self.most) {
      let name = task.assetName + "-picture-\(pictures.count + 1)"
      guard let id = AssetID(name) else { continue }
      var asset = try kept(area, id)
      if asset == nil { asset = try drawn(area, id) }
      if let asset { assets.append(asset) }
      pictures.append(Picture(area.box, asset: asset?.id))
    }
    return (pictures, assets)
  }

  // MARK: As the file holds them

  private func kept(_ area: PictureArea, _ id: AssetID) throws(RectoError) -> Asset? {
    guard let image = area.image, image.id > 0 else { return nil }
    let object = document.object(id: image.id, generation: image.generation)
    guard Self.isPlainJPEG(object), let data = object.streamData(.none),
      let header = try? JPEGHeader.read(data), header.isPortable, header.orientation == .upright
    else { return nil }
    let size = Size(width: Double(header.width), height: Double(header.height))
    return try PictureFile(id: id, spool: task.spool).write(data, .jpeg, size)
  }

  /// Gray or RGB, and nothing that the JPEG file by itself would not show.
  private static func isPlainJPEG(_ object: borrowing QPDFObject) -> Bool {
    let filter = object["/Filter"]
    let isJPEG =
      filter.isName("/DCTDecode") || filter.count == 1 && filter.item(0).isName("/DCTDecode")
    let isWhole = ["/SMask", "/Mask", "/Decode", "/DecodeParms"].allSatisfy { object[$0].isNull }
    return isJPEG && isWhole && PDFColourSpace(object["/ColorSpace"])?.isColour == true
      && !object["/ImageMask"].isTrue
  }

  // MARK: Drawn

  private func drawn(_ area: PictureArea, _ id: AssetID) throws(RectoError) -> Asset? {
    let wanted = min(max(area.unitsPerInch, Self.sharpness.lowerBound), Self.sharpness.upperBound)
    let size = Size(width: area.box.width, height: area.box.height)
    guard let drawing = try? PDFDrawing(page: size, unitsPerInch: wanted, limits: task.limits) else {
      return nil
    }
    let bitmap = try page.render(
      width: drawing.width, height: drawing.height, unitsPerInch: drawing.unitsPerInch,
      from: Point(x: area.box.minX, y: area.box.minY))
    return try PictureFile(id: id, spool: task.spool).write(
      bitmap, isPhotographic: area.isPhotographic, unitsPerInch: drawing.unitsPerInch)
  }
}
