import Foundation
internal import RectoModel

/// What the parts of one DOCX share: the package, the styles' ids, counters, the comments. One thread at a time.
final class DocumentParts {
  let package: OPCPackage
  let styles: StyleSheet
  private let context: WriteContext
  private var bookmarks = 0
  private var drawings = 0
  private var comments: XMLWriter?
  private var commentCount = 0
  private var runningParts = 0

  static let document: PartName = "/word/document.xml"

  init(_ package: OPCPackage, styles: StyleSheet, context: WriteContext) {
    self.package = package
    self.styles = styles
    self.context = context
  }

  func nextBookmark() -> Int {
    bookmarks += 1
    return bookmarks
  }

  func nextDrawing() -> Int {
    drawings += 1
    return drawings
  }

  /// A part of WordprocessingML that the document names: `footnotes`, `comments`. `root` is the element to be opened.
  func part(_ name: String, root: String, fileName: String? = nil) throws(RectoError) -> BodyEmitter {
    let partName = PartName("/word/\(fileName ?? name).xml")
    let xml = try package.part(partName, type: ContentType.wordprocessing(name))
    package.relate(Self.document, to: partName, RelationshipType.named(name))
    xml.start(root, BodyEmitter.namespaces)
    return BodyEmitter(xml, name: partName, parts: self)
  }

  /// A running head or foot; returns its relationship.
  func runningPart(isHeader: Bool, _ items: [BodyItem]) throws(RectoError) -> String {
    runningParts += 1
    let kind = isHeader ? "header" : "footer"
    let emitter = try part(kind, root: isHeader ? "w:hdr" : "w:ftr", fileName: "\(kind)\(runningParts)")
    try emitter.write(items)
    // There may be as many as pages.
    try emitter.xml.finish()
    return package.relate(Self.document, to: emitter.name, RelationshipType.named(kind))
  }

  /// A comment that says how sure the engine was; returns its id.
  func comment(on doubt: Confidence) throws(RectoError) -> Int {
    if comments == nil { comments = try part("comments", root: "w:comments").xml }
    guard let comments else { return 0 }
    let id = commentCount
    commentCount += 1
    let percent = Int((doubt.value * 100).rounded(.down))
    let emitter = BodyEmitter(comments, name: "/word/comments.xml", parts: self)
    try comments.element(
      "w:comment",
      [
        "w:id": String(id), "w:author": "Recto", "w:date": context.timestamp.formatted(.iso8601),
        "w:initials": "R",
      ]
    ) { () throws(RectoError) in
      try emitter.write(
        BodyParagraph(.commentText, [BodyRun(.text("Recognised with \(percent) % confidence."))]))
    }
    return id
  }
}
