import Foundation
import RectoModel

/// The directories of a TIFF or BigTIFF file, or of the EXIF notes in another.
struct TIFFFile: Sendable {
  let bytes: ByteReader
  let isBig: Bool
  let firstOffset: Int

  init(_ data: Data) throws(RectoError) {
    var bytes = ByteReader(data)
    guard bytes.has("II", at: 0) || bytes.has("MM", at: 0) else {
      throw RectoError(.malformedInput, "The TIFF has no header; save it again.")
    }
    bytes.isBigEndian = bytes.has("MM", at: 0)
    isBig = try bytes.u16(2) == 43
    firstOffset = isBig ? try bytes.u64(8) : try bytes.u32(4)
    self.bytes = bytes
  }

  /// One directory a page, thumbnails left out. `limit` guards against directories without end.
  func pages(limit: Int) throws(RectoError) -> [TIFFDirectory] {
    var directories: [TIFFDirectory] = []
    var seen: Set<Int> = []
    var offset = firstOffset
    while offset != 0 {
      guard seen.insert(offset).inserted else { break }
      guard seen.count / 2 <= limit else {
        throw RectoError(.limitExceeded, "The TIFF has more than \(limit) pages; split it.")
      }
      var directory = try directory(at: offset)
      directory.index = seen.count - 1
      directories.append(directory)
      offset = directory.nextOffset
    }
    let pages = directories.filter { !$0.isThumbnail }
    return pages.isEmpty ? directories : pages
  }

  func directory(at offset: Int) throws(RectoError) -> TIFFDirectory {
    let count = isBig ? try bytes.u64(offset) : try bytes.u16(offset)
    let (start, step) = isBig ? (offset + 8, 20) : (offset + 2, 12)
    guard count <= 4096 else {
      throw RectoError(.malformedInput, "The TIFF has a damaged directory; save it again.")
    }
    var directory = TIFFDirectory(file: self)
    for index in 0..<count {
      let entry = start + index * step
      let number = isBig ? try bytes.u64(entry + 4) : try bytes.u32(entry + 4)
      directory.entries[try bytes.u16(entry)] = TIFFDirectory.Entry(
        type: try bytes.u16(entry + 2), count: number, field: entry + (isBig ? 12 : 8))
    }
    let end = start + count * step
    // Some writers leave the last link out.
    directory.nextOffset = (try? isBig ? bytes.u64(end) : bytes.u32(end)) ?? 0
    return directory
  }
}
