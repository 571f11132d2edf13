import Foundation

/// Makes TIFF files: grey, 8 bits, not compressed, one strip a page. Also the notes of a camera.
enum TIFFBytes {
  struct Page {
    var rows: [[UInt8]] = []
    /// By tag: kind (3 short, 4 long, 5 fraction) and value.
    var tags: [Int: (kind: Int, value: Int)] = [:]
    var density: (x: Int, y: Int, unit: Int)?
  }

  static func data(_ pages: [Page], isBigEndian: Bool = false) -> Data {
    var out = ByteWriter(isBigEndian: isBigEndian)
    out.text(isBigEndian ? "MM" : "II")
    out.u16(42)
    var offset = 8
    out.u32(offset)
    for (index, page) in pages.enumerated() {
      let body = bytes(of: page, at: offset, isLast: index == pages.count - 1, isBigEndian: isBigEndian)
      out.data += body
      offset += body.count
    }
    return out.data
  }

  /// What EXIF holds: orientation and density.
  static func notes(orientation: Int? = nil, density: (x: Int, y: Int, unit: Int)? = nil) -> Data {
    let tags = orientation.map { [274: (kind: 3, value: $0)] } ?? [:]
    return data([Page(tags: tags, density: density)])
  }

  private static func bytes(of page: Page, at offset: Int, isLast: Bool, isBigEndian: Bool) -> Data {
    let pixels = Data(page.rows.joined())
    var tags = page.tags
    if let first = page.rows.first {
      let own = [
        256: (3, first.count), 257: (3, page.rows.count), 258: (3, 8), 259: (3, 1), 262: (3, 1),
        277: (3, 1), 278: (3, page.rows.count), 279: (4, pixels.count),
      ].mapValues { (kind: $0.0, value: $0.1) }
      tags.merge(own) { mine, _ in mine }
    }
    let count = tags.count + (page.rows.isEmpty ? 0 : 1) + (page.density == nil ? 0 : 3)
    let data = offset + 2 + count * 12 + 4
    if !page.rows.isEmpty, tags[273] == nil { tags[273] = (kind: 4, value: data + 16) }
    if let density = page.density {
      tags[282] = (kind: 5, value: data)
      tags[283] = (kind: 5, value: data + 8)
      tags[296] = (kind: 3, value: density.unit)
    }
    var out = ByteWriter(isBigEndian: isBigEndian)
    out.u16(tags.count)
    for (tag, field) in tags.sorted(by: { $0.key < $1.key }) {
      out.u16(tag)
      out.u16(field.kind)
      out.u32(1)
      if field.kind == 3 {
        out.u16(field.value)
        out.u16(0)
      } else {
        out.u32(field.value)
      }
    }
    out.u32(isLast ? 0 : data + 16 + pixels.count)
    for number in [page.density?.x ?? 0, 1, page.density?.y ?? 0, 1] { out.u32(number) }
    return out.data + pixels
  }
}
