/// The place of one value in the text. The places inside of it follow one another and are one node, used again.
final class JSONTextNode {
  private enum Form {
    /// Nothing is written yet.
    case open
    case object, list
    /// Written, and nothing can be added.
    case single
  }

  private struct Member {
    var name: String
    var start: Int
    var end: Int
  }

  let text: JSONTextBuffer
  private unowned let parent: JSONTextNode?
  /// In its parent.
  private var key: (any CodingKey)?
  private let depth: Int
  private let depthLimit: Int
  private var form = Form.open
  private var members: [Member] = []
  /// Of a list.
  private(set) var count = 0
  private var inner: JSONTextNode?
  private var isInnerOpen = false

  init(text: JSONTextBuffer, parent: JSONTextNode?, depthLimit: Int) {
    (self.text, self.parent, self.depthLimit) = (text, parent, depthLimit)
    depth = (parent?.depth ?? 0) + 1
  }

  var codingPath: [any CodingKey] {
    guard let parent else { return [] }
    return parent.codingPath + (key.map { [$0] } ?? [])
  }

  // MARK: Objects and lists

  func openObject() { open(.object, UInt8(ascii: "{")) }

  func openList() { open(.list, UInt8(ascii: "[")) }

  private func open(_ form: Form, _ bracket: UInt8) {
    guard self.form == .open else { return }
    self.form = form
    text.append(bracket)
    if depth > depthLimit { text.isTooDeep = true }
  }

  func beginMember(_ name: String) {
    closeInner()
    let isFirst = members.isEmpty
    if !isFirst {
      members[members.count - 1].end = text.end
      text.append(UInt8(ascii: ","))
    }
    members.append(Member(name: name, start: text.end, end: text.end))
    text.append(string: name)
    text.append(UInt8(ascii: ":"))
  }

  func beginElement() {
    closeInner()
    if count > 0 { text.append(UInt8(ascii: ",")) }
    count += 1
  }

  /// What is written to the node of a nested container ends with the next value of this one.
  func openInner(_ key: any CodingKey) -> JSONTextNode {
    isInnerOpen = true
    return node(at: key)
  }

  private func closeInner() {
    guard isInnerOpen else { return }
    isInnerOpen = false
    inner?.finish()
  }

  func finish() {
    closeInner()
    switch form {
    case .open: text.append("{}")
    case .object:
      sortMembers()
      text.append(UInt8(ascii: "}"))
    case .list: text.append(UInt8(ascii: "]"))
    case .single: break
    }
  }

  private func sortMembers() {
    guard let first = members.first else { return }
    members[members.count - 1].end = text.end
    guard zip(members, members.dropFirst()).contains(where: { $0.name > $1.name }) else { return }
    members.sort { ($0.name, $0.start) < ($1.name, $1.start) }
    text.reorder(members.map { $0.start..<$0.end }, from: first.start)
  }

  // MARK: Values

  func encode(_ value: some Encodable, at key: any CodingKey) throws {
    if text.isTooDeep { throw JSONTextEncoder.TooDeep() }
    let node = node(at: key)
    try value.encode(to: node)
    node.finish()
  }

  func encode(_ number: Double, at key: (any CodingKey)?) throws {
    guard number.isFinite else {
      let path = codingPath + (key.map { [$0] } ?? [])
      throw EncodingError.invalidValue(
        number, .init(codingPath: path, debugDescription: "JSON has no such number."))
    }
    text.append(finite: number)
  }

  func beginSingle() { form = .single }

  private func node(at key: any CodingKey) -> JSONTextNode {
    let node = inner ?? JSONTextNode(text: text, parent: self, depthLimit: depthLimit)
    inner = node
    node.key = key
    node.form = .open
    node.members.removeAll(keepingCapacity: true)
    node.count = 0
    return node
  }
}
