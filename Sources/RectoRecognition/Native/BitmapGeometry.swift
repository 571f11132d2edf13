internal import CLeptonica
import RectoModel

/// Turns and scales pictures with leptonica (1.82). Each gives a new picture; nothing throws but for lack of memory.
extension PageBitmap {
  func oriented(_ orientation: ImageOrientation) throws(RectoError) -> PageBitmap {
    let flipped = orientation.isMirrored ? try made(by: pixFlipLR(nil, pix)) : self
    return try flipped.turned(orientation.rotation)
  }

  func turned(_ rotation: Rotation) throws(RectoError) -> PageBitmap {
    rotation == .none ? self : try made(by: pixRotateOrth(pix, Int32(rotation.rawValue / 90)))
  }

  /// Clockwise about `PagePlacement.centre`, white where the picture ends. Pictures of 1 bit become grey: their
  /// edges would fray.
  func straightened(degrees: Double) throws(RectoError) -> PageBitmap {
    let source = depth == 1 ? try made(by: pixConvert1To8(nil, pix, 255, 0)) : self
    return try made(
      by: pixRotate(
        source.pix, Float(degrees * .pi / 180), Int32(L_ROTATE_AREA_MAP),
        Int32(L_BRING_IN_WHITE), 0, 0))
  }

  /// Pictures of 1 bit become grey.
  func scaled(by factor: Double) throws(RectoError) -> PageBitmap {
    try scaled(to: size.scaledToPixels(by: factor))
  }

  /// As `scaled(by:)`, to whole pixels.
  func scaled(to size: Size) throws(RectoError) -> PageBitmap {
    let source = depth == 1 ? try made(by: pixConvert1To8(nil, pix, 255, 0)) : self
    return try made(by: pixScaleToSize(source.pix, Int32(size.width), Int32(size.height)))
  }

  /// The part in the box, which must overlap the picture.
  func clipped(to box: Rect) throws(RectoError) -> PageBitmap {
    let (left, top) = (Int32(box.minX.rounded(.down)), Int32(box.minY.rounded(.down)))
    var area = boxCreate(
      left, top, Int32(box.maxX.rounded(.up)) - left, Int32(box.maxY.rounded(.up)) - top)
    defer { boxDestroy(&area) }
    return try made(by: pixClipRectangle(pix, area, nil))
  }

  func made(by pix: UnsafeMutablePointer<Pix>?) throws(RectoError) -> PageBitmap {
    guard let pix else { throw Self.outOfMemory }
    return PageBitmap(owning: pix)
  }
}
