internal import RectoModel

/// A page of PAGE that is being read.
struct PAGEPageDraft {
  private let element: MarkupElement
  private let facts: LayoutFacts
  private(set) var surroundings = PAGELine.Surroundings()
  private var order = LayoutOrder()
  private var regions: [(index: Int?, region: InterchangeRegion)] = []
  /// Regions whose text goes on in others.
  private var continuations: [String: String] = [:]

  init(_ element: MarkupElement) {
    self.element = element
    facts = LayoutFacts(element["custom"], as: "recto")
    surroundings.direction = WritingDirection(page: element["readingDirection"]) ?? .leftToRight
    surroundings.pageLanguage = language
  }

  private var language: LanguageTag? {
    facts["language"].map { LanguageTag($0) }
      ?? PAGELanguage.tag(element["primaryLanguage"], script: element["primaryScript"])
  }

  var size: Size {
    func side(_ name: String) -> Double { element[name].flatMap { Double.pageNumber($0) } ?? 0 }
    let exact = facts.numbers("size")
    return exact.count == 2
      ? Size(width: exact[0], height: exact[1]) : Size(width: side("imageWidth"), height: side("imageHeight"))
  }

  mutating func setStyle(_ node: MarkupNode) { surroundings.style = TextStyle(page: { node[$0] }) }

  mutating func add(_ region: InterchangeRegion, index: Int?) { regions.append((index, region)) }

  /// Groups stand in each other; those that are ordered have an index for each part. Returns how many there are.
  mutating func readOrder(_ node: MarkupNode) -> Int {
    var groups = 0
    for child in node.children { groups += read(group: child) }
    return groups
  }

  private mutating func read(group: MarkupNode) -> Int {
    if let id = group["regionRef"] { order.append(id) }
    guard group.element.name.contains("Group") else { return 0 }
    let parts = group.children.enumerated().sorted { first, second in
      (Self.index(first.element), first.offset) < (Self.index(second.element), second.offset)
    }
    return 1 + parts.reduce(0) { $0 + read(group: $1.element) }
  }

  private static func index(_ node: MarkupNode) -> Int { node["index"].flatMap { Int($0) } ?? 0 }

  /// `join`: the second region goes on with the text of the first.
  mutating func readRelations(_ node: MarkupNode) {
    for relation in node.all("Relation") where relation["type"] == "join" {
      if let from = relation.first("SourceRegionRef")?["regionRef"],
        let to = relation.first("TargetRegionRef")?["regionRef"], from != to
      {
        continuations[to] = from
      }
    }
  }

  /// In reading order: as the file says, or by the numbers that Transkribus gives to the regions.
  func sorted() -> [InterchangeRegion] {
    var named = regions.map(\.region).map { region in
      var copy = region
      if let id = region.id, let first = continuations[id], copy.facts["continues"] == nil {
        copy.facts["continues"] = first
      }
      return copy
    }
    if order.isEmpty, regions.allSatisfy({ $0.index != nil }) {
      named = zip(named, regions).enumerated().sorted {
        ($0.element.1.index ?? 0, $0.offset) < ($1.element.1.index ?? 0, $1.offset)
      }.map(\.element.0)
    }
    return order.sorted(named)
  }

  func page(
    _ blocks: [Block], number: Int, head: PAGEHead, sources: inout [Source], notes: inout ReadNotes
  ) throws(RectoError) -> Page {
    var size = size
    if size.width <= 0 || size.height <= 0 {
      guard let content = blocks.map(\.region.box).union else {
        throw RectoError(
          .malformedInput, "Line \(element.line): the page has neither a size nor anything with a place.",
          location: .init(page: number))
      }
      size = Size(width: content.maxX, height: content.maxY)
      notes.repaired("pages without a size: theirs is that of their content", page: number)
    }
    var provenance = Provenance(
      page: facts.numbers("page").first.flatMap { Int(exactly: $0) }, engine: head.engine)
    let name = (element["imageFilename"] ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init)
    if let name { provenance.source = sources.index(ofSourceNamed: name) }
    return Page(
      size: size, resolution: resolution(size, number, &notes), blocks: blocks, language: language,
      provenance: provenance == Provenance() ? nil : provenance, label: facts["label"])
  }

  private func resolution(_ size: Size, _ number: Int, _ notes: inout ReadNotes) -> Resolution {
    if let units = facts.numbers("assumed-resolution").first, units > 0 { return .assumed(units) }
    if let said = element["imageXResolution"].flatMap({ Double.pageNumber($0) }), said > 1 {
      let exact = facts.numbers("resolution").first ?? said
      return .measured(element["imageResolutionUnit"] == "PPCM" ? said * 2.54 : exact)
    }
    let guess = Resolution.guessed(pageSize: size)
    notes.changed("pages without a resolution: \(Int(guess.unitsPerInch)) dpi assumed", page: number)
    return guess
  }
}
