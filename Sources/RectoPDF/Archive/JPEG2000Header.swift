/// What the boxes of a JPEG 2000 file say about its colours.
struct JPEG2000Header: Sendable, Hashable {
  var channels = 0
  var depth = 0
  var hasDepthBox = false
  /// `METH` and the enumerated colour space, 0 without.
  var colours: [[Int]] = []
  var approximations: [Int] = []

  /// nil for a bare code stream.
  init?(_ bytes: [UInt8]) {
    let data = FontBytes(bytes: bytes)
    guard data.text(4..<8) == "jP  " else { return nil }
    read(data, 0..<bytes.count)
    guard channels > 0 else { return nil }
  }

  private mutating func read(_ data: FontBytes, _ range: Range<Int>) {
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let length = data.long(offset) == 0 ? range.upperBound - offset : data.long(offset)
      let header = length == 1 ? 16 : 8
      guard length != 1, length >= header, offset + length <= range.upperBound else { return }
      let body = offset + header
      switch data.text(offset + 4..<offset + 8) {
      case "jp2h": read(data, body..<offset + length)
      case "ihdr":
        channels = data.short(body + 8)
        depth = (data.byte(body + 10) & 127) + 1
      case "bpcc": hasDepthBox = true
      case "colr":
        colours.append([data.byte(body), data.byte(body) == 1 ? data.long(body + 3) : 0])
        approximations.append(data.byte(body + 2))
      default: break
      }
      offset += length
    }
  }

  /// What ISO 19005-2, 6.2.8.3 forbids; nil when nothing does.
  var fault: String? {
    if ![1, 3, 4].contains(channels) { return "it has \(channels) channels" }
    if hasDepthBox || !(1...38).contains(depth) { return "its channels differ in depth" }
    if colours.isEmpty || colours.count > 1 && approximations.filter({ $0 == 1 }).count != 1 {
      return "its colour space isn't clear"
    }
    if colours.contains(where: { !(1...3).contains($0[0]) || $0[1] == 19 }) {
      return "its colour space isn't allowed"
    }
    return nil
  }

  /// Where the picture has no colour space in PDF.
  var deviceSpace: String? {
    guard let first = colours.first, first[0] == 1 else { return nil }
    return [12: "/DeviceCMYK", 16: "/DeviceRGB", 18: "/DeviceRGB"][first[1]]
  }
}
