import Foundation
internal import RectoModel

/// What is taken from a PPTX of the user's: its first master with the layouts, the theme and their pictures, and the
/// size of its slides.
struct PPTXTemplate {
  /// A part under the name that it has in what is written.
  struct Part {
    var name: PartName
    var type: String
    var data: Data
    var relationships: [Relationship]
  }

  private(set) var parts: [Part] = []
  let size: SlideSize?
  let layouts: SlideLayouts

  /// Throws errors that name the file: `.malformedInput` for what is no PPTX, `.unsupportedFeature` for other Office files
  /// and masters with embedded objects, `.limitExceeded` for swollen ones.
  init(_ path: String) throws(RectoError) {
    self = try Self.kind.read(path) { file, main throws(RectoError) in try PPTXTemplate(file, main: main) }
  }

  private init(_ file: OPCFile, main: PartName) throws(RectoError) {
    guard let master = try file.part(RelationshipType.named("slideMaster"), of: main) else {
      throw RectoError(.malformedInput, "It has no slide master.")
    }
    size = try file.data(of: main).map { data throws(RectoError) in try Self.slideSize(data) } ?? nil
    parts = try Self.reachable(from: master, in: file)
    layouts = try SlideLayouts(master: master, of: file)
  }

  private static func slideSize(_ presentation: Data) throws(RectoError) -> SlideSize? {
    let reader = try XMLPullReader(presentation, name: "its presentation part", refusesDocumentTypes: true)
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == "sldSz",
        let width = element["cx"].flatMap(Double.init), let height = element["cy"].flatMap(Double.init)
      else { continue }
      return SlideSize(width: width, height: height)
    }
    return nil
  }

  /// The part and all that its relationships lead to. Each must be well-formed where it is XML.
  private static func reachable(from master: PartName, in file: OPCFile) throws(RectoError) -> [Part] {
    var (found, known, total): ([Part], Set<PartName>, Int) = ([], [master], 0)
    var open = [master]
    while let name = open.popLast() {
      guard let data = try file.data(of: name), let type = file.contentType(of: name) else {
        throw RectoError(.malformedInput, "Its part \(name) is missing.")
      }
      total += data.count
      guard total <= mostBytes, found.count < mostParts else {
        throw RectoError(.limitExceeded, "Its master and layouts have more than \(mostBytes >> 20) MB.")
      }
      if type.hasSuffix("xml") {
        let reader = try XMLPullReader(data, name: name.description, refusesDocumentTypes: true)
        while try reader.next() != nil {}
      }
      var relationships: [Relationship] = []
      for relationship in try file.relationships(of: name) {
        try check(relationship, of: name)
        relationships.append(relationship.renamed)
        if case .part(let target) = relationship.target, known.insert(target).inserted { open.append(target) }
      }
      found.append(Part(name: name.ofTemplate, type: type, data: data, relationships: relationships))
    }
    return found.sorted { $0.name.description < $1.name.description }
  }

  private static func check(_ relationship: Relationship, of name: PartName) throws(RectoError) {
    let kind = relationship.type.split(separator: "/").last.map(String.init) ?? ""
    guard kinds.contains(kind), relationship.target.isPart || kind == "hyperlink" else {
      throw RectoError(
        .unsupportedFeature,
        "Its part \(name) has an embedded or linked \(kind), which isn't taken over; remove it there.")
    }
  }

  /// What masters, layouts and themes may lead to.
  private static let kinds: Set<String> = [
    "slideMaster", "slideLayout", "theme", "image", "hyperlink", "themeOverride", "tags",
  ]
  private static let mostBytes = 64 << 20
  private static let mostParts = 500

  private static let kind = OfficeTemplate(
    example: "a .pptx file that PowerPoint opens", noun: "presentation", program: "PowerPoint",
    types: [
      ContentType.presentation("presentation.main"), ContentType.presentation("template.main"),
      ContentType.presentation("slideshow.main"),
      "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
      "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
      "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    ])
}

extension PartName {
  /// Apart from the names of parts that are written.
  var ofTemplate: PartName { PartName("\(folder)template-\(fileName)") }
}

extension Relationship {
  fileprivate var renamed: Relationship {
    guard case .part(let name) = target else { return self }
    return Relationship(id: id, type: type, target: .part(name.ofTemplate))
  }
}

extension Relationship.Target {
  fileprivate var isPart: Bool {
    if case .part = self { true } else { false }
  }
}
