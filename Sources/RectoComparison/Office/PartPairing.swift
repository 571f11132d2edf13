import RectoModel

/// Which parts of two Office files stand for each other: those that their owners use alike, whatever they are called and
/// whatever ids lead to them.
struct PartPairing {
  /// Parts of the second file by those of the first.
  private(set) var pairs: [String: String] = [:]

  private let expected: PackageFile
  private let actual: PackageFile
  private let cleaning: OfficeCleaning
  private var taken: Set<String> = []

  init(_ expected: PackageFile, _ actual: PackageFile, cleaning: OfficeCleaning) throws(RectoError) {
    (self.expected, self.actual, self.cleaning) = (expected, actual, cleaning)
    var owners = [("", "")]
    while let (owner, other) = owners.popLast() {
      try Cancellation.check()
      let (wanted, found) = (try expected.linkedParts(of: owner), try actual.linkedParts(of: other))
      for type in wanted.keys.sorted() {
        owners += try pair(wanted[type] ?? [], found[type] ?? [])
      }
    }
    for part in expected.parts where pairs[part] == nil && actual.parts.contains(part) { pair(part, part) }
    for (part, other) in pairs.sorted(by: { $0.key < $1.key }) {
      let (links, others) = (PackageFile.links(of: part), PackageFile.links(of: other))
      if expected.parts.contains(links), actual.parts.contains(others) { pairs[links] = others }
    }
  }

  /// What the parts of the second file are called in the first.
  var names: [String: String] {
    var names: [String: String] = [:]
    for part in actual.parts where expected.parts.contains(part) && !taken.contains(part) {
      names[part] = "\(part) (another)"
    }
    for (part, other) in pairs where part != other { names[other] = part }
    return names
  }

  /// Parts of one kind and owner, in the order of their use: by name when that is the same, else equal ones first.
  private mutating func pair(_ wanted: [String], _ found: [String]) throws(RectoError) -> [(String, String)] {
    var wanted = wanted.filter { pairs[$0] == nil }
    var found = found.filter { !taken.contains($0) }
    var made: [(String, String)] = []
    if wanted != found, wanted.count > 1 || found.count > 1 {
      var equal: [Int: [String]] = [:]
      for part in found.reversed() { equal[try digest(of: part, in: actual), default: []].append(part) }
      for part in wanted {
        if let other = equal[try digest(of: part, in: expected)]?.popLast() { made.append((part, other)) }
      }
      wanted.removeAll { part in made.contains { $0.0 == part } }
      found.removeAll { part in made.contains { $0.1 == part } }
    }
    made += zip(wanted, found)
    for (part, other) in made { pair(part, other) }
    return made
  }

  private mutating func pair(_ part: String, _ other: String) {
    guard pairs[part] == nil, taken.insert(other).inserted else { return }
    pairs[part] = other
  }

  private func digest(of part: String, in package: PackageFile) throws(RectoError) -> Int {
    cleaning.cleaned(try package.resolvedMarkup(of: part), part: part).digest
  }
}

extension PackageFile {
  /// The parts in XML that a part uses, by the kind of their relationship, as it uses them.
  fileprivate func linkedParts(of owner: String) throws(RectoError) -> [String: [String]] {
    let links = try relationships(of: owner).links.filter { parts.contains($0.path) && isXML($0.path) }
    let isPlain = Set(links.map(\.type)).count == links.count
    let uses = isPlain || owner.isEmpty || !isXML(owner) ? [] : try markup(of: owner).usedIDs
    let places = Dictionary(zip(uses, uses.indices), uniquingKeysWith: { first, _ in first })
    let ordered = links.sorted {
      (places[$0.id] ?? .max, $0.path.count, $0.path) < (places[$1.id] ?? .max, $1.path.count, $1.path)
    }
    return ordered.reduce(into: [:]) { found, link in
      if found[link.type]?.contains(link.path) != true { found[link.type, default: []].append(link.path) }
    }
  }
}

extension MarkupTree {
  /// Ids of relationships, in the order in which they stand in it.
  fileprivate var usedIDs: [String] {
    attributes.filter { $0.namespace == MarkupPrefixes.relationships }.map(\.value)
      + elements.flatMap(\.usedIDs)
  }
}
