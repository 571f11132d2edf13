extension JSONTextNode: Encoder {
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    openObject()
    return KeyedEncodingContainer(JSONTextObject<Key>(node: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    openList()
    return JSONTextList(node: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONTextSingle(node: self) }
}

/// Members of an object.
private struct JSONTextObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONTextNode

  var codingPath: [any CodingKey] { node.codingPath }

  func encodeNil(forKey key: Key) {
    node.beginMember(key.stringValue)
    node.text.append("null")
  }

  func encode(_ value: Bool, forKey key: Key) {
    node.beginMember(key.stringValue)
    node.text.append(value ? "true" : "false")
  }

  func encode(_ value: String, forKey key: Key) {
    node.beginMember(key.stringValue)
    node.text.append(string: value)
  }

  func encode(_ value: Int, forKey key: Key) {
    node.beginMember(key.stringValue)
    node.text.append(number: value)
  }

  func encode(_ value: Double, forKey key: Key) throws {
    node.beginMember(key.stringValue)
    try node.encode(value, at: key)
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    node.beginMember(key.stringValue)
    try node.encode(value, at: key)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    node.beginMember(key.stringValue)
    return node.openInner(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    node.beginMember(key.stringValue)
    return node.openInner(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    node.beginMember("super")
    return node.openInner(JSONTextKey(stringValue: "super"))
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    node.beginMember(key.stringValue)
    return node.openInner(key)
  }
}

/// Elements of a list.
private struct JSONTextList: UnkeyedEncodingContainer {
  let node: JSONTextNode

  var codingPath: [any CodingKey] { node.codingPath }
  var count: Int { node.count }

  /// Of the element that was begun last.
  private var key: JSONTextKey { JSONTextKey(intValue: node.count - 1) }

  func encodeNil() {
    node.beginElement()
    node.text.append("null")
  }

  func encode(_ value: Bool) {
    node.beginElement()
    node.text.append(value ? "true" : "false")
  }

  func encode(_ value: String) {
    node.beginElement()
    node.text.append(string: value)
  }

  func encode(_ value: Int) {
    node.beginElement()
    node.text.append(number: value)
  }

  func encode(_ value: Double) throws {
    node.beginElement()
    try node.encode(value, at: key)
  }

  func encode(_ value: some Encodable) throws {
    node.beginElement()
    try node.encode(value, at: key)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    node.beginElement()
    return node.openInner(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    node.beginElement()
    return node.openInner(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    node.beginElement()
    return node.openInner(key)
  }
}

/// A value that is no object or list.
private struct JSONTextSingle: SingleValueEncodingContainer {
  let node: JSONTextNode

  var codingPath: [any CodingKey] { node.codingPath }

  func encodeNil() {
    node.beginSingle()
    node.text.append("null")
  }

  func encode(_ value: Bool) {
    node.beginSingle()
    node.text.append(value ? "true" : "false")
  }

  func encode(_ value: String) {
    node.beginSingle()
    node.text.append(string: value)
  }

  func encode(_ value: Double) throws {
    node.beginSingle()
    try node.encode(value, at: nil)
  }

  /// With its own digits, not those of the nearest `Double`.
  func encode(_ value: Float) throws { try encode(Double(value.description) ?? Double(value)) }

  func encode(_ value: some Encodable) throws {
    if let number = value as? any BinaryInteger {
      node.beginSingle()
      node.text.append(number: number)
    } else {
      try value.encode(to: node)
    }
  }
}

private struct JSONTextKey: CodingKey {
  let intValue: Int?
  private let name: String

  init(stringValue: String) { (name, intValue) = (stringValue, nil) }
  init(intValue: Int) { (name, self.intValue) = ("", intValue) }

  var stringValue: String { intValue.map { "Index \($0)" } ?? name }
}
