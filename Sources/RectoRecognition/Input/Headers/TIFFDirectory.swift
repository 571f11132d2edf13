import Foundation
import RectoModel

/// The tags of one picture in a TIFF file.
struct TIFFDirectory: Sendable {
  struct Entry: Sendable {
    var type: Int
    var count: Int
    /// Where the value, or the offset of the values, stands.
    var field: Int
  }

  let file: TIFFFile
  /// 0-based, among all directories.
  var index = 0
  var entries: [Int: Entry] = [:]
  var nextOffset = 0

  /// Whole numbers of a tag; none when the tag is missing.
  func integers(_ tag: Int) throws(RectoError) -> [Int] {
    guard let entry = entries[tag], let size = [1: 1, 3: 2, 4: 4, 13: 4, 16: 8][entry.type] else { return [] }
    let start = try start(of: entry, size: size)
    var values: [Int] = []
    for index in 0..<entry.count {
      let offset = start + index * size
      switch size {
      case 1: values.append(try file.bytes.u8(offset))
      case 2: values.append(try file.bytes.u16(offset))
      case 4: values.append(try file.bytes.u32(offset))
      default: values.append(try file.bytes.u64(offset))
      }
    }
    return values
  }

  func integer(_ tag: Int) throws(RectoError) -> Int? { try integers(tag).first }

  /// nil for a missing tag, another type, or a fraction of nothing.
  func rational(_ tag: Int) -> Double? {
    guard let entry = entries[tag], entry.type == 5, let start = try? start(of: entry, size: 8),
      let numerator = try? file.bytes.u32(start), let denominator = try? file.bytes.u32(start + 4),
      denominator > 0
    else { return nil }
    return Double(numerator) / Double(denominator)
  }

  /// Values stand in the entry itself when they fit.
  private func start(of entry: Entry, size: Int) throws(RectoError) -> Int {
    let (bytes, overflow) = entry.count.multipliedReportingOverflow(by: size)
    guard !overflow, bytes <= file.bytes.count else { throw ByteReader.cutOff }
    if bytes <= (file.isBig ? 8 : 4) { return entry.field }
    return file.isBig ? try file.bytes.u64(entry.field) : try file.bytes.u32(entry.field)
  }
}

extension TIFFDirectory {
  private enum Tag {
    static let subfileType = 254, width = 256, height = 257, bits = 258, compression = 259
    static let photometric = 262, stripOffsets = 273, orientation = 274, samples = 277, stripBytes = 279
    static let xResolution = 282, yResolution = 283, unit = 296, tileOffsets = 324, tileBytes = 325
    static let extraSamples = 338, sampleFormat = 339
  }

  var isThumbnail: Bool { ((try? integer(Tag.subfileType)) ?? 0) & 1 == 1 }

  var orientation: ImageOrientation? {
    (try? integer(Tag.orientation)).flatMap(ImageOrientation.init(rawValue:))
  }

  var density: Density? {
    guard let x = rational(Tag.xResolution), let y = rational(Tag.yResolution) else { return nil }
    switch (try? integer(Tag.unit)) ?? 2 {
    case 2: return Density(x: x, y: y)
    case 3: return Density(perCentimetre: x, y)
    default: return nil
    }
  }

  /// Throws `.malformedInput` when pixels lie beyond the end of the file.
  func header() throws(RectoError) -> ImageHeader {
    guard let width = try integer(Tag.width), let height = try integer(Tag.height) else {
      throw RectoError(.malformedInput, "The TIFF page states no size; save it again.")
    }
    try refuseUnreadable()
    try checkData()
    var header = ImageHeader(width: width, height: height, density: density)
    // Leptonica turns TIFF pages upright while it decodes them: the header is that of the upright page.
    if orientation?.rotation.swapsSides == true, let density {
      header.density = Density(x: density.y, y: density.x)
    }
    header.bitsPerChannel = try integer(Tag.bits) ?? 1
    header.colour = [0: .gray, 1: .gray, 3: .palette, 5: .cmyk][try integer(Tag.photometric) ?? 1] ?? .rgb
    header.hasAlpha = try integers(Tag.extraSamples).contains { $0 == 1 || $0 == 2 }
    header.obstacle = header.bitsPerChannel == 16 ? "16 bits a channel, reduced to 8" : "TIFF"
    return header
  }

  private func refuseUnreadable() throws(RectoError) {
    let format = try integer(Tag.sampleFormat) ?? 1
    guard format == 1 || format == 4 else {
      throw RectoError(
        .unsupportedFeature, "This TIFF holds measurements, not grey values; save it with 8 bits a channel.")
    }
    let samples = try integer(Tag.samples) ?? 1
    guard entries[Tag.tileOffsets] == nil || samples > 1 else {
      throw RectoError(
        .unsupportedFeature, "Tiled grey TIFF is not supported; convert it with: tiffcp -s FILE page.tif")
    }
  }

  private func checkData() throws(RectoError) {
    // Old-style JPEG (6) has its data elsewhere.
    guard try integer(Tag.compression) != 6 else { return }
    let offsets = try integers(Tag.stripOffsets) + integers(Tag.tileOffsets)
    let counts = try integers(Tag.stripBytes) + integers(Tag.tileBytes)
    guard !offsets.isEmpty else {
      throw RectoError(.malformedInput, "The TIFF page has no pixels; save it again.")
    }
    for (offset, count) in zip(offsets, counts) where count > file.bytes.count - offset {
      throw ByteReader.cutOff
    }
  }
}
