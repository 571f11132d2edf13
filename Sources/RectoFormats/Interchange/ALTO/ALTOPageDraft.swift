internal import RectoModel

/// A page of ALTO that is being read.
struct ALTOPageDraft {
  private let element: MarkupElement
  private var space: MarkupElement?
  private var printSpace: Rect?
  private var regions: [(place: Int, region: InterchangeRegion)] = []

  init(_ element: MarkupElement) { self.element = element }

  var language: LanguageTag? { FileLanguage.tag(element["LANG"]) }

  mutating func enter(_ space: MarkupElement) {
    self.space = space
    if space.name == "PrintSpace" { printSpace = ALTOShape.box(space) }
  }

  mutating func leave() { space = nil }

  /// What stands in the margin above and below, and is nothing else, is a header or footer.
  mutating func add(_ region: InterchangeRegion) {
    var region = region
    let place =
      ["TopMargin", "LeftMargin", "PrintSpace", "RightMargin", "BottomMargin"]
      .firstIndex(of: space?.name ?? "") ?? 2
    if place == 0 { region.becomeMarginal(.header) }
    if place == 4 { region.becomeMarginal(.footer) }
    regions.append((place, region))
  }

  /// As the file orders them; else margins from top to bottom round the print space.
  func sorted(by order: LayoutOrder) -> [InterchangeRegion] {
    let placed = regions.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    let regions = placed.map(\.element.region)
    return (order.isEmpty ? Self.chain(regions) : order).sorted(regions)
  }

  /// Old files name the block that comes next in each.
  private static func chain(_ regions: [InterchangeRegion]) -> LayoutOrder {
    let nexts = Dictionary(
      regions.compactMap { region in region.id.flatMap { id in region.facts["next"].map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
    var order = LayoutOrder()
    let targets = Set(nexts.values)
    for region in nexts.isEmpty ? [] : regions {
      guard var id = region.id, !targets.contains(id) else { continue }
      order.append(id)
      while let next = nexts[id], !order.contains(next) {
        order.append(next)
        id = next
      }
    }
    return order
  }

  func page(
    _ blocks: [Block], number: Int, head: ALTOHead, sources: inout [Source], notes: inout ReadNotes
  ) throws(RectoError) -> Page {
    let size = try size(blocks, number: number, &notes)
    let processing = head.processing(of: element)
    var provenance = Provenance(engine: processing?.engine)
    let facts = processing?.facts ?? LayoutFacts()
    if facts["unnumbered"] == nil { provenance.page = pageNumber(head) }
    let name = facts["source"] ?? (facts["unsourced"] == nil ? head.fileName : nil)
    if let name = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) {
      provenance.source = sources.index(ofSourceNamed: name)
    }
    return Page(
      size: size, resolution: resolution(facts, head, size, number, &notes), blocks: blocks,
      language: language,
      provenance: provenance == Provenance() ? nil : provenance, label: element["PRINTED_IMG_NR"])
  }

  /// Of foreign files the number of the scan, which often counts from 0; theirs are taken from 1.
  private func pageNumber(_ head: ALTOHead) -> Int? {
    let number = element["PHYSICAL_IMG_NR"].flatMap { Double.pageNumber($0) }.flatMap { Int(exactly: $0) }
    return number.flatMap { $0 > 0 ? $0 : nil }
  }

  private func size(_ blocks: [Block], number: Int, _ notes: inout ReadNotes) throws(RectoError) -> Size {
    let sides = ["WIDTH", "HEIGHT"].compactMap { element[$0].flatMap { Double.pageNumber($0) } }
    if sides.count == 2, sides[0] > 0, sides[1] > 0 { return Size(width: sides[0], height: sides[1]) }
    guard let content = ([printSpace].compactMap(\.self) + blocks.map(\.region.box)).union else {
      throw RectoError(
        .malformedInput, "Line \(element.line): the page has neither a size nor anything with a place.",
        location: .init(page: number))
    }
    notes.repaired("pages without a size: theirs is that of their content", page: number)
    return Size(width: content.maxX, height: content.maxY)
  }

  private func resolution(
    _ facts: LayoutFacts, _ head: ALTOHead, _ size: Size, _ number: Int, _ notes: inout ReadNotes
  ) -> Resolution {
    if let units = facts.numbers("resolution").first, units > 0 { return .measured(units) }
    if let units = facts.numbers("assumed-resolution").first, units > 0 { return .assumed(units) }
    if let units = head.unitsPerInch { return .measured(units) }
    let guess = Resolution.guessed(pageSize: size)
    notes.changed("pages without a resolution: \(Int(guess.unitsPerInch)) dpi assumed", page: number)
    return guess
  }
}

extension InterchangeRegion {
  /// Paragraphs become headers or footers, also those in groups.
  fileprivate mutating func becomeMarginal(_ kind: Kind) {
    if self.kind == .paragraph { self.kind = kind }
    if self.kind == .group {
      for index in regions.indices { regions[index].becomeMarginal(kind) }
    }
  }
}

extension [Source] {
  /// Adds it when it isn't there.
  mutating func index(ofSourceNamed name: String) -> Int {
    if let known = firstIndex(where: { $0.name == name }) { return known }
    append(Source(name: name, mediaType: MediaType(fileName: name)))
    return count - 1
  }
}
