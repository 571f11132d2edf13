/// Breaks compact JSON into lines: a list or object stands on one line when it fits, else each of its members does.
struct JSONFolding {
  let width: Int

  func folded(_ json: String) -> String {
    let bytes = Array(json.utf8)
    let ends = Self.matchingEnds(in: bytes)
    var out: [UInt8] = []
    var depth = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let end = Self.endOfText(in: bytes, from: index)
        out += bytes[index...end]
        index = end + 1
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if let end = ends[index], end - index + 2 * depth < width {
          out += bytes[index...end]
          index = end
        } else {
          depth += 1
          out.append(byte)
          Self.startLine(&out, depth: depth)
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        Self.startLine(&out, depth: depth)
        out.append(byte)
      case UInt8(ascii: ","):
        out.append(byte)
        Self.startLine(&out, depth: depth)
      case UInt8(ascii: ":"): out += [byte, UInt8(ascii: " ")]
      default: out.append(byte)
      }
      index += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func startLine(_ out: inout [UInt8], depth: Int) {
    out.append(UInt8(ascii: "\n"))
    out += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  /// The closing quote of the text that opens at `start`.
  private static func endOfText(in bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count - 1, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.count - 1)
  }

  /// Where each bracket closes.
  private static func matchingEnds(in bytes: [UInt8]) -> [Int: Int] {
    var (ends, open): ([Int: Int], [Int]) = ([:], [])
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): index = endOfText(in: bytes, from: index)
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(index)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): if let start = open.popLast() { ends[start] = index }
      default: break
      }
      index += 1
    }
    return ends
  }
}
