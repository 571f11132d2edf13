/// Visits every dictionary and stream that a file's trailer leads to, each once.
struct ObjectWalk {
  private let document: QPDFDocument
  private var waiting: [(id: Int, generation: Int)] = []
  private var seen: Set<Int> = []
  /// The longest array, dictionary, string and name.
  private(set) var longest: (array: Int, dictionary: Int, string: Int, name: Int) = (0, 0, 0, 0)

  init(_ document: QPDFDocument) { self.document = document }

  /// `visit` gets direct dictionaries with the number of the object that they stand in.
  mutating func run(_ visit: (borrowing QPDFObject, Int) -> Void) {
    enter(document.trailer, owner: 0, depth: 0, visit)
    while let next = waiting.popLast() {
      enter(document.object(id: next.id, generation: next.generation), owner: next.id, depth: 0, visit)
    }
  }

  private mutating func enter(
    _ object: borrowing QPDFObject, owner: Int, depth: Int, _ visit: (borrowing QPDFObject, Int) -> Void
  ) {
    guard depth < 200 else { return }
    switch object.kind {
    case .dictionary, .stream:
      visit(object, owner)
      let keys = object.keys
      longest.dictionary = max(longest.dictionary, keys.count)
      for key in keys {
        longest.name = max(longest.name, key.utf8.count - 1)
        follow(object[key], owner: owner, depth: depth, visit)
      }
    case .array:
      longest.array = max(longest.array, object.count)
      for index in 0..<object.count { follow(object.item(index), owner: owner, depth: depth, visit) }
    case .string: longest.string = max(longest.string, object.stringBytes.count)
    case .name: longest.name = max(longest.name, (object.name?.utf8.count ?? 1) - 1)
    default: break
    }
  }

  private mutating func follow(
    _ object: borrowing QPDFObject, owner: Int, depth: Int, _ visit: (borrowing QPDFObject, Int) -> Void
  ) {
    guard object.isIndirect else { return enter(object, owner: owner, depth: depth + 1, visit) }
    if seen.insert(object.id).inserted { waiting.append((object.id, object.generation)) }
  }
}
