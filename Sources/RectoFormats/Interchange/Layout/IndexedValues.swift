/// Values in the order in which they first came, each once.
struct IndexedValues<Value: Hashable> {
  private(set) var values: [Value] = []
  private var indices: [Value: Int] = [:]

  mutating func insert(_ value: Value) {
    guard indices[value] == nil else { return }
    indices[value] = values.count
    values.append(value)
  }

  func index(of value: Value) -> Int? { indices[value] }
}
