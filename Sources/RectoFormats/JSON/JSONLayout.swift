/// Lays compact JSON out for people: a member a line, but lists of numbers (boxes, points) on one line, which
/// Foundation's pretty printing breaks into a line for each number.
struct JSONLayout {
  private var output: [UInt8] = []
  private var depth: Int

  /// The text that `compact` (valid JSON without blanks) becomes inside `depth` levels.
  static func indented(_ compact: [UInt8], depth: Int) -> [UInt8] {
    var layout = JSONLayout(depth: depth)
    layout.output.reserveCapacity(compact.count * 2)
    layout.write(compact)
    return layout.output
  }

  private init(depth: Int) { self.depth = depth }

  private mutating func write(_ text: [UInt8]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      var end = index + 1
      switch byte {
      case UInt8(ascii: "\""):
        end = Self.endOfString(in: text, from: index)
        output += text[index..<end]
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if let short = Self.endOfFlatList(in: text, from: index) {
          end = short
          writeFlat(text[index..<end])
        } else {
          depth += 1
          output.append(byte)
          newLine()
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        newLine()
        output.append(byte)
      case UInt8(ascii: ","):
        output.append(byte)
        newLine()
      case UInt8(ascii: ":"): output += [byte, UInt8(ascii: " ")]
      default: output.append(byte)
      }
      index = end
    }
  }

  private mutating func newLine() {
    output.append(UInt8(ascii: "\n"))
    output += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
  }

  private mutating func writeFlat(_ list: ArraySlice<UInt8>) {
    for byte in list {
      output.append(byte)
      if byte == UInt8(ascii: ",") { output.append(UInt8(ascii: " ")) }
    }
  }

  /// Behind the closing quote of the string that begins at `start`.
  private static func endOfString(in text: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, text.count)
  }

  /// Behind the end of a list or object at `start` that is empty or holds numbers only; nil for others.
  private static func endOfFlatList(in text: [UInt8], from start: Int) -> Int? {
    for index in (start + 1)..<text.count {
      switch text[index] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): return index + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: ","):
        continue
      default: return nil
      }
    }
    return nil
  }
}
