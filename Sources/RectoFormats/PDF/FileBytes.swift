import Foundation
internal import RectoModel

/// Numbers and parts of a picture file, with every access checked.
struct FileBytes {
  let data: Data
  /// Of the format, for errors: "PNG".
  let format: String
  var isLittleEndian = false

  init(_ data: Data, format: String) {
    self.data = data
    self.format = format
  }

  var count: Int { data.count }

  func bytes(_ offset: Int, _ length: Int) throws(RectoError) -> Data {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else {
      throw damaged("ends early")
    }
    let start = data.startIndex + offset
    return data[start..<start + length]
  }

  func u8(_ offset: Int) throws(RectoError) -> Int { try number(offset, 1) }
  func u16(_ offset: Int) throws(RectoError) -> Int { try number(offset, 2) }
  func u32(_ offset: Int) throws(RectoError) -> Int { try number(offset, 4) }

  func starts(with magic: [UInt8]) -> Bool { data.starts(with: magic) }

  func damaged(_ what: String) -> RectoError {
    RectoError(.malformedInput, "The \(format) file is damaged: it \(what). Open and save it anew.")
  }

  func unsupported(_ what: String) -> RectoError {
    RectoError(
      .unsupportedFeature, "A PDF can't hold a \(format) file with \(what) as it is; convert it first.")
  }

  private func number(_ offset: Int, _ length: Int) throws(RectoError) -> Int {
    let part = try bytes(offset, length)
    return isLittleEndian
      ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }
}
