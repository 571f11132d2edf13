/// Reads the width in front of a Type 2 outline, as far as it is needed for that.
struct CompactOutline {
  let data: FontBytes
  let globals: [Range<Int>]
  let locals: [Range<Int>]
  private var stack: [Double] = []
  private var result: Double??

  init(data: FontBytes, globals: [Range<Int>], locals: [Range<Int>]) {
    self.data = data
    self.globals = globals
    self.locals = locals
  }

  /// What to add to the nominal width; nil for the standard width.
  mutating func width(_ outline: Range<Int>) -> Double? {
    run(outline, depth: 0)
    return result ?? nil
  }

  private mutating func run(_ range: Range<Int>, depth: Int) {
    var offset = range.lowerBound
    while offset < range.upperBound, result == nil, depth < 11 {
      let byte = data.byte(offset)
      offset += 1
      switch byte {
      case 28:
        stack.append(Double(data.signed(offset)))
        offset += 2
      case 32...246: stack.append(Double(byte - 139))
      case 247...250:
        stack.append(Double((byte - 247) * 256 + data.byte(offset) + 108))
        offset += 1
      case 251...254:
        stack.append(Double(-(byte - 251) * 256 - data.byte(offset) - 108))
        offset += 1
      case 255:
        stack.append(Double(Int32(truncatingIfNeeded: data.long(offset))) / 65536)
        offset += 4
      case 10: call(locals, depth: depth)
      case 29: call(globals, depth: depth)
      case 11: return
      default: finish(byte)
      }
    }
  }

  private mutating func call(_ subroutines: [Range<Int>], depth: Int) {
    let bias = subroutines.count < 1240 ? 107 : subroutines.count < 33900 ? 1131 : 32768
    guard let number = stack.popLast().map({ Int($0) + bias }), subroutines.indices.contains(number) else {
      result = .some(nil)
      return
    }
    run(subroutines[number], depth: depth + 1)
  }

  /// The first operator that empties the stack takes one number more than it needs when there is a width.
  private mutating func finish(_ byte: Int) {
    let needed: Int? =
      switch byte {
      case 1, 3, 18, 19, 20, 23: stack.count / 2 * 2
      case 4, 22: 1
      case 21: 2
      case 14: stack.count >= 4 ? 4 : 0
      default: nil
      }
    guard let needed, stack.count > needed else {
      result = .some(nil)
      return
    }
    result = .some(stack[0])
  }
}
