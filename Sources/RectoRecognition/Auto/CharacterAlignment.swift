/// Two texts beside each other with as few differences as can be.
struct CharacterAlignment {
  /// For each number of first characters of the one, how many of the other stand beside them.
  let places: [Int]
  /// 0...1.
  let likeness: Double

  init(_ one: [Character], _ other: [Character], likeness letters: Likeness = Likeness([])) {
    let columns = other.count + 1
    var costs = [Int](repeating: 0, count: (one.count + 1) * columns)
    for i in 0...one.count {
      for j in 0...other.count where i + j > 0 {
        let above = i > 0 ? costs[(i - 1) * columns + j] + 1 : Int.max
        let left = j > 0 ? costs[i * columns + j - 1] + 1 : Int.max
        let both =
          i > 0 && j > 0
          ? costs[(i - 1) * columns + j - 1] + (letters.isPlain(other[j - 1], for: one[i - 1]) ? 0 : 1)
          : Int.max
        costs[i * columns + j] = min(above, left, both)
      }
    }
    var places = [Int](repeating: 0, count: one.count + 1)
    var (i, j) = (one.count, other.count)
    places[i] = j
    while i > 0 {
      let cost = costs[i * columns + j]
      let isBoth =
        j > 0
        && costs[(i - 1) * columns + j - 1] + (letters.isPlain(other[j - 1], for: one[i - 1]) ? 0 : 1)
          == cost
      if isBoth {
        (i, j) = (i - 1, j - 1)
        places[i] = j
      } else if costs[(i - 1) * columns + j] + 1 == cost {
        i -= 1
        places[i] = j
      } else {
        j -= 1
        places[i] = j
      }
    }
    self.places = places
    likeness = 1 - Double(costs[costs.count - 1]) / Double(max(one.count, other.count, 1))
  }
}
