import Foundation

/// A file of streams, as Office made them until 2007 (MS-CFB), read as far as is needed to tell what is in it. Damage
/// ends a stream early.
struct CompoundFile: Sendable {
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private struct Entry {
    var name: String
    var type: UInt8
    var start: Int
    var size: Int
  }

  private let data: Data
  private let sectorSize: Int
  private let smallSectorSize: Int
  private let smallLimit: Int
  private var table: [Int] = []
  private var smallTable: [Int] = []
  private var entries: [Entry] = []

  /// More than any document has.
  private static let mostSectors = 1 << 20
  private static let mostEntries = 20_000

  /// nil when it is none.
  init?(_ data: Data) {
    self.data = Data(data)
    guard self.data.starts(with: Self.signature), self.data.count >= 512 else { return nil }
    let (shift, smallShift) = (self.data.number(at: 30, bytes: 2), self.data.number(at: 32, bytes: 2))
    guard [9, 12].contains(shift), smallShift < shift else { return nil }
    (sectorSize, smallSectorSize) = (1 << shift, 1 << smallShift)
    smallLimit = self.data.number(at: 56, bytes: 4)
    table = numbers(inSectors: tableSectors())
    entries = directory(bytes(from: self.data.number(at: 48, bytes: 4), count: Self.mostEntries * 128))
    let smallTableBytes = bytes(from: self.data.number(at: 60, bytes: 4), count: Self.mostSectors * 4)
    smallTable = smallTableBytes.numbers
  }

  /// The names of the streams at any depth.
  var names: Set<String> { Set(entries.filter { $0.type == 2 }.map(\.name)) }

  /// The first bytes of a stream; fewer when it is shorter, none when there is no such stream.
  func head(of name: String, count: Int) -> Data {
    guard let entry = entries.first(where: { $0.type == 2 && $0.name == name }) else { return Data() }
    let wanted = min(count, entry.size)
    guard entry.size < smallLimit else { return bytes(from: entry.start, count: wanted) }
    guard let root = entries.first(where: { $0.type == 5 }) else { return Data() }
    let small = bytes(from: root.start, count: min(root.size, Self.mostSectors * smallSectorSize))
    var result = Data()
    for sector in chain(from: entry.start, in: smallTable, most: wanted / smallSectorSize + 1) {
      result += small.slice(at: sector * smallSectorSize, count: smallSectorSize)
    }
    return result.prefix(wanted)
  }

  /// The sectors of the table itself: 109 are named in the header, the rest in sectors of their own.
  private func tableSectors() -> [Int] {
    var sectors = (0..<109).map { data.number(at: 76 + 4 * $0, bytes: 4) }
    var next = data.number(at: 68, bytes: 4)
    var left = data.number(at: 72, bytes: 4)
    while left > 0, isSector(next), sectors.count < Self.mostSectors / 128 {
      let numbers = sector(next).numbers
      sectors += numbers.dropLast()
      next = numbers.last ?? .max
      left -= 1
    }
    return sectors.filter(isSector)
  }

  private func isSector(_ number: Int) -> Bool {
    number < 0xFFFF_FFFA && (number + 1) * sectorSize < data.count
  }

  private func sector(_ number: Int) -> Data { data.slice(at: (number + 1) * sectorSize, count: sectorSize) }

  private func numbers(inSectors sectors: [Int]) -> [Int] { sectors.flatMap { sector($0).numbers } }

  private func chain(from start: Int, in table: [Int], most: Int) -> [Int] {
    var (sectors, next) = ([Int](), start)
    while sectors.count < most, next < table.count {
      sectors.append(next)
      next = table[next]
    }
    return sectors
  }

  private func bytes(from start: Int, count: Int) -> Data {
    var result = Data()
    for number in chain(from: start, in: table, most: count / sectorSize + 1) where isSector(number) {
      result += sector(number)
    }
    return result.prefix(count)
  }

  private func directory(_ bytes: Data) -> [Entry] {
    stride(from: 0, to: bytes.count - 127, by: 128).map { place in
      let length = min(max(0, bytes.number(at: place + 64, bytes: 2) - 2), 62) / 2
      let units = (0..<length).map { UInt16(bytes.number(at: place + 2 * $0, bytes: 2)) }
      return Entry(
        name: String(decoding: units, as: UTF16.self), type: UInt8(bytes.number(at: place + 66, bytes: 1)),
        start: bytes.number(at: place + 116, bytes: 4), size: bytes.number(at: place + 120, bytes: 4))
    }
  }
}

extension Data {
  /// Little-endian; 0 beyond the end.
  func number(at place: Int, bytes: Int) -> Int {
    slice(at: place, count: bytes).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
  }

  fileprivate var numbers: [Int] {
    stride(from: 0, to: count - 3, by: 4).map { number(at: $0, bytes: 4) }
  }

  /// As much as there is.
  fileprivate func slice(at place: Int, count wanted: Int) -> Data {
    guard place >= 0, place < count else { return Data() }
    return subdata(in: (startIndex + place)..<(startIndex + Swift.min(count, place + wanted)))
  }
}
