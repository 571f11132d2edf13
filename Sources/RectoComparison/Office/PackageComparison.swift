import Foundation
import RectoModel

/// Compares Office files and other archives part by part: XML as trees with relationships resolved, pictures by their
/// pixels, all else by bytes.
struct PackageComparison {
  private let expected: PackageFile
  private let actual: PackageFile
  private let options: ComparisonOptions
  private let workbooks: (expected: WorkbookContent, actual: WorkbookContent)?
  private let slides: [String: Int]
  private let named: PartPairing

  init(_ expected: ComparedFile, _ actual: ComparedFile, options: ComparisonOptions) throws(RectoError) {
    self.expected = try PackageFile(expected)
    self.actual = try PackageFile(actual)
    self.options = options
    named = try PartPairing(
      self.expected, self.actual, cleaning: OfficeCleaning(comparesDates: options.comparesDates))
    self.actual.names = named.names
    workbooks =
      expected.kind == .xlsx
      ? (try WorkbookContent(self.expected), try WorkbookContent(self.actual)) : nil
    slides = expected.kind == .pptx ? try Self.slideNumbers(self.expected) : [:]
  }

  func compare(into list: inout DifferenceList, pictures: inout [PicturePair]) throws(RectoError) {
    let pairing = try pairing()
    for part in Self.mainFirst(expected.parts) where !isResolved(part) {
      guard let other = pairing[part] else {
        list.add(.part, at: place(part), expected: try told(part, expected), actual: nil)
        continue
      }
      try compare(part, other, into: &list, &pictures)
    }
    let paired = Set(pairing.values)
    for part in Self.mainFirst(actual.parts) where !paired.contains(part) && !isResolved(part) {
      list.add(.part, at: place(part), expected: nil, actual: try told(part, actual))
    }
  }

  private func isResolved(_ part: String) -> Bool { workbooks != nil && WorkbookContent.isResolved(part) }

  /// What people read comes first, what describes the package last.
  private static func mainFirst(_ parts: [String]) -> [String] {
    func rank(_ part: String) -> Int {
      let isMain = ["word/document.xml", "xl/worksheets/sheet", "ppt/slides/slide"].contains {
        part.hasPrefix($0)
      }
      let isFrame = part.hasSuffix(".rels") || part.hasPrefix("docProps/") || part.hasPrefix("[")
      return isMain ? 0 : isFrame ? 2 : 1
    }
    return (0...2).flatMap { wanted in parts.filter { rank($0) == wanted } }
  }

  private func place(_ part: String) -> DifferencePlace { DifferencePlace(part: part, page: slides[part]) }

  private func told(_ part: String, _ package: PackageFile) throws(RectoError) -> String {
    try package.data(of: part).summary
  }

  /// By use or name; pictures that are called otherwise by what is in them.
  private func pairing() throws(RectoError) -> [String: String] {
    var pairing = named.pairs
    var free: [Data: [String]] = [:]
    for part in actual.parts where !actual.isXML(part) {
      free[try actual.data(of: part), default: []].append(part)
    }
    for part in expected.parts where !expected.isXML(part) {
      let data = try expected.data(of: part)
      if pairing[part] != nil, try actual.data(of: part) == data { continue }
      if let other = free[data]?.first { pairing[part] = other }
    }
    return pairing
  }

  private func compare(
    _ part: String, _ other: String, into list: inout DifferenceList, _ pictures: inout [PicturePair]
  ) throws(RectoError) {
    try Cancellation.check()
    let (left, right) = (try expected.data(of: part), try actual.data(of: other))
    // Equal bytes may still lead to other targets or strings.
    if left == right, !expected.isXML(part) { return }
    if expected.isXML(part) {
      var comparison = MarkupComparison(
        part: part, page: slides[part], sheet: workbooks?.expected.sheets[part])
      let cleaning = OfficeCleaning(comparesDates: options.comparesDates)
      let wanted = cleaning.cleaned(try tree(part, expected, workbooks?.expected), part: part)
      let found = cleaning.cleaned(try tree(other, actual, workbooks?.actual), part: other)
      comparison.compare(wanted, found, into: &list)
    } else if FileKind(head: left.prefix(1 << 12), name: part) == .picture,
      FileKind(head: right.prefix(1 << 12), name: other) == .picture
    {
      let comparison = PictureComparison(options: options, place: place(part))
      try comparison.compare(left, right, into: &list, &pictures)
    } else {
      list.add(.bytes, at: place(part), expected: left.summary, actual: right.summary)
    }
  }

  private func tree(
    _ part: String, _ package: PackageFile, _ workbook: WorkbookContent?
  ) throws(RectoError) -> MarkupTree {
    if part.hasSuffix(".rels") { return try relationships(part, package) }
    if part == "[Content_Types].xml" { return try contentTypes(package) }
    let tree = try package.resolvedMarkup(of: part)
    guard let workbook else { return tree }
    if part == "xl/styles.xml" {
      return tree.with(
        content: tree.content.filter {
          if case .element(let element) = $0 { !WorkbookStyles.resolved.contains(element.name) } else { true }
        })
    }
    return workbook.sheets[part] == nil ? tree : workbook.resolved(tree)
  }

  /// Relationships say where they lead to, pictures by what is in them. What cells tell is left out.
  private func relationships(_ part: String, _ package: PackageFile) throws(RectoError) -> MarkupTree {
    let tree = try package.markup(of: part)
    let owner = part.replacing("_rels/", with: "").dropLast(".rels".count)
    let targets = try package.relationships(of: String(owner))
    return tree.with(
      content: tree.elements.compactMap { entry in
        guard let id = entry["Id"], let target = targets[id] else { return .element(entry) }
        if isResolved(targets.path(of: id) ?? "") { return nil }
        let attributes =
          entry.attributes.map { attribute in
            var attribute = attribute
            if attribute.name == "Target" { attribute.value = target }
            return attribute
          } as [MarkupTree.Attribute]
        return .element(entry.with(attributes: attributes))
      })
  }

  /// With the names that the parts have in the first file.
  private func contentTypes(_ package: PackageFile) throws(RectoError) -> MarkupTree {
    let tree = try package.markup(of: "[Content_Types].xml")
    let entries = tree.elements.map { entry in
      let attributes =
        entry.attributes.map { attribute in
          var attribute = attribute
          if attribute.name == "PartName", let name = package.names[String(attribute.value.dropFirst())] {
            attribute.value = "/" + name
          }
          return attribute
        } as [MarkupTree.Attribute]
      return entry.with(attributes: attributes)
    }
    return tree.with(content: entries.map { .element($0) })
  }

  /// By part, in the order in which they are shown.
  private static func slideNumbers(_ package: PackageFile) throws(RectoError) -> [String: Int] {
    let presentation = "ppt/presentation.xml"
    guard package.parts.contains(presentation) else { return [:] }
    let relationships = try package.relationships(of: presentation)
    let slides = try package.markup(of: presentation).elements.first { $0.name == "p:sldIdLst" }
    var numbers: [String: Int] = [:]
    for (index, slide) in (slides?.elements ?? []).enumerated() {
      if let id = slide["r:id"], let path = relationships.path(of: id) { numbers[path] = index + 1 }
    }
    return numbers
  }
}
