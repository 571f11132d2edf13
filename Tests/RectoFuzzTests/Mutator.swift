import Foundation

/// Changes bytes in the ways in which files and requests are broken. Equal seeds give equal bytes.
struct Mutator {
  private var state: UInt64
  /// Pieces that mean something to the reader.
  let words: [[UInt8]]

  init(seed: UInt64, words: [[UInt8]]) {
    // Small seeds must not give small numbers at first.
    state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1
    self.words = words
  }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return limit <= 1 ? 0 : Int(state >> 11) % limit
  }

  /// One of the seeds, with one to eight changes.
  mutating func bytes(from seeds: [[UInt8]]) -> [UInt8] {
    var bytes = seeds[number(below: seeds.count)]
    for _ in 0...number(below: 8) { change(&bytes, seeds) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
    let place = number(below: bytes.count + 1)
    let end = min(bytes.count, place + number(below: 40))
    switch number(below: 9) {
    case 0: bytes.removeSubrange(place..<end)
    case 1:
      bytes.insert(contentsOf: (0..<number(below: 300)).map { _ in UInt8(number(below: 256)) }, at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: number(below: bytes.count + 1))
    case 3: bytes.insert(contentsOf: words.isEmpty ? [0] : words[number(below: words.count)], at: place)
    case 4 where place < bytes.count: bytes[place] = UInt8(number(below: 256))
    case 5 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(below: 8))
    case 6:
      // A number at its edge, of one to eight bytes.
      let edge: UInt8 = [0, 1, 0x7F, 0x80, 0xFF][number(below: 5)]
      for index in place..<min(bytes.count, place + (1 << number(below: 4))) { bytes[index] = edge }
    case 7: bytes.removeSubrange(place...)
    default:
      let other = seeds[number(below: seeds.count)]
      let start = number(below: other.count + 1)
      bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + number(below: 200))])
    }
  }
}
