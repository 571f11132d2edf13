import RectoModel

/// Compares JSON by value: neither blanks nor the order of keys count. Places are JSON pointers.
struct JSONComparison {
  var part: String?
  let numberTolerance: Double

  func compare(
    _ expected: JSONValue, _ actual: JSONValue, at pointer: String = "", into list: inout DifferenceList
  ) {
    switch (expected, actual) {
    case (.object(let left), .object(let right)):
      for key in Set(left.keys).union(right.keys).sorted() {
        member(left[key], right[key], at: pointer + "/" + Self.escaped(key), into: &list)
      }
    case (.list(let left), .list(let right)):
      for gap in SequenceAlignment(left, right).gaps {
        for (wanted, found) in gap.pairs {
          member(
            wanted.map { left[$0] }, found.map { right[$0] }, at: pointer + "/\(wanted ?? found ?? 0)",
            into: &list)
        }
      }
    case (.number(let left), .number(let right)) where abs(left - right) <= numberTolerance: return
    case (.string(let left), .string(let right)):
      list.compare(.value, at: place(pointer), left, right)
    default:
      guard expected != actual else { return }
      list.add(.value, at: place(pointer), expected: expected.description, actual: actual.description)
    }
  }

  private func member(
    _ expected: JSONValue?, _ actual: JSONValue?, at pointer: String, into list: inout DifferenceList
  ) {
    if let expected, let actual {
      compare(expected, actual, at: pointer, into: &list)
    } else {
      list.add(
        .value, at: place(pointer), expected: expected?.description, actual: actual?.description)
    }
  }

  private func place(_ pointer: String) -> DifferencePlace {
    DifferencePlace(part: part, page: Self.page(in: pointer), path: pointer.isEmpty ? "/" : pointer)
  }

  /// Documents have their pages in a list of this name.
  private static func page(in pointer: String) -> Int? {
    let steps = pointer.split(separator: "/")
    guard steps.count > 1, steps[0] == "pages" else { return nil }
    return Int(steps[1]).map { $0 + 1 }
  }

  private static func escaped(_ key: String) -> String {
    key.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}
