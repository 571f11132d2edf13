/// Things put into groups, two by two.
struct DisjointSets: Sendable {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    if a != b { parents[max(a, b)] = min(a, b) }
  }

  /// The groups, by their first members.
  var all: [[Int]] {
    var sets = self
    var groups: [Int: [Int]] = [:]
    for index in parents.indices { groups[sets.root(index), default: []].append(index) }
    return groups.keys.sorted().map { groups[$0] ?? [] }
  }
}
