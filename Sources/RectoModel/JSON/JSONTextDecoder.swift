/// Decodes what `JSONTextEncoder` wrote, in a fraction of the time that Foundation's decoder takes: it makes no dictionary for
/// an object. For documents and messages of this program; its errors don't tell the place.
package struct JSONTextDecoder {
  package init() {}

  /// Throws `DecodingError`.
  package func decode<Value: Decodable>(_ type: Value.Type, from text: [UInt8]) throws -> Value {
    let tape: JSONTape
    do {
      tape = try JSONTape(text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "no JSON at byte \(error.place)"))
    }
    return try Value(from: JSONTextReader(tape: tape, index: 0))
  }
}

/// One value of the text.
struct JSONTextReader: Decoder {
  let tape: JSONTape
  let index: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private var value: JSONTape.Value { tape.values[index] }
  var isNull: Bool { value.kind == .null }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard value.kind == .object else { throw mismatch(Key.self) }
    return KeyedDecodingContainer(JSONTextMembers<Key>(tape: tape, index: index))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard value.kind == .list else { throw mismatch([Int].self) }
    return JSONTextElements(tape: tape, index: index)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { JSONTextScalar(reader: self) }

  func mismatch<Wanted>(_ type: Wanted.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: [], debugDescription: "a \(value.kind) is no \(type)"))
  }

  // MARK: Scalars

  func bool() throws -> Bool {
    switch value.kind {
    case .yes: return true
    case .no: return false
    default: throw mismatch(Bool.self)
    }
  }

  func string() throws -> String {
    guard value.kind == .string, let string = tape.string(index) else { throw mismatch(String.self) }
    return string
  }

  func double() throws -> Double {
    guard value.kind == .number, let number = tape.double(index) else { throw mismatch(Double.self) }
    return number
  }

  func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    guard value.kind == .number, let number = Number(String(decoding: tape.text(index), as: UTF8.self)) else {
      throw mismatch(type)
    }
    return number
  }
}

/// The members of an object.
private struct JSONTextMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let tape: JSONTape
  let index: Int

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    var (keys, place): ([Key], Int) = ([], index + 1)
    while place < tape.values[index].next {
      if let key = tape.string(place).flatMap(Key.init(stringValue:)) { keys.append(key) }
      place = tape.values[place + 1].next
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { place(of: key) != nil }

  private func place(of key: any CodingKey) -> Int? {
    let name = key.stringValue.utf8
    let end = tape.values[index].next
    var place = index + 1
    while place < end {
      if tape.isString(place, name) { return place + 1 }
      place = tape.values[place + 1].next
    }
    return nil
  }

  private func reader(_ key: any CodingKey) throws -> JSONTextReader {
    guard let place = place(of: key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "missing"))
    }
    return JSONTextReader(tape: tape, index: place)
  }

  func decodeNil(forKey key: Key) throws -> Bool { try reader(key).isNull }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader(key).string() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reader(key).double() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader(key).integer(type) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    let reader = try reader(key)
    if type == [Block].self, let blocks = try tape.blocks(reader.index) as? Value { return blocks }
    return try Value(from: reader)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try reader(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try reader(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try reader(SuperKey()) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try reader(key) }
}

private struct SuperKey: CodingKey {
  let intValue: Int? = nil
  let stringValue = "super"

  init() {}
  init?(stringValue: String) { nil }
  init?(intValue: Int) { nil }
}

/// The elements of a list.
private struct JSONTextElements: UnkeyedDecodingContainer {
  private let tape: JSONTape
  private let end: Int
  private var next: Int
  private(set) var currentIndex = 0

  init(tape: JSONTape, index: Int) {
    (self.tape, end, next) = (tape, tape.values[index].next, index + 1)
  }

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { next >= end }

  var count: Int? {
    var (count, place) = (currentIndex, next)
    while place < end {
      place = tape.values[place].next
      count += 1
    }
    return count
  }

  private mutating func reader() throws -> JSONTextReader {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(Int.self, .init(codingPath: [], debugDescription: "the list is over"))
    }
    defer {
      next = tape.values[next].next
      currentIndex += 1
    }
    return JSONTextReader(tape: tape, index: next)
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, JSONTextReader(tape: tape, index: next).isNull else { return false }
    _ = try reader()
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try reader().bool() }
  mutating func decode(_ type: String.Type) throws -> String { try reader().string() }
  mutating func decode(_ type: Double.Type) throws -> Double { try reader().double() }
  mutating func decode(_ type: Int.Type) throws -> Int { try reader().integer(type) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: try reader()) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try reader().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try reader().unkeyedContainer()
  }
  mutating func superDecoder() throws -> any Decoder { try reader() }
}

/// A value that is no object or list.
private struct JSONTextScalar: SingleValueDecodingContainer {
  let reader: JSONTextReader

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { reader.isNull }
  func decode(_ type: Bool.Type) throws -> Bool { try reader.bool() }
  func decode(_ type: String.Type) throws -> String { try reader.string() }
  func decode(_ type: Double.Type) throws -> Double { try reader.double() }
  func decode(_ type: Float.Type) throws -> Float { Float(try reader.double()) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard let number = type as? any FixedWidthInteger.Type else { return try Value(from: reader) }
    guard let value = try reader.integer(number) as? Value else { throw reader.mismatch(type) }
    return value
  }
}
