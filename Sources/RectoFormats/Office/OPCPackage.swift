import Foundation
internal import RectoModel

/// An Open Packaging Conventions file in the making: a DOCX, XLSX or PPTX. Its parts are written to files, several at
/// a time if need be, and packed at the end, large ones while they are written; `[Content_Types].xml` and the
/// relationships follow from what was added.
/// Memory holds names and relationships only. One thread at a time.
///
///     let package = try OPCPackage(context: context)
///     package.relate(.package, to: "/word/document.xml", RelationshipType.document)
///     let document = try package.part("/word/document.xml", type: ContentType.wordprocessing("document.main"))
///     document.element("w:document", ["xmlns:w": …]) { … }
///     try package.addProperties(of: document, names, context: context)
///     try package.finish(to: &sink)
final class OPCPackage {
  private struct Entry {
    var name: PartName
    var type: String
    var file: URL
    var packing: ZipArchive.Packing
  }

  private let folder: TemporaryFolder
  private var entries: [Entry] = []
  private var names: Set<PartName> = []
  private var open: [XMLWriter] = []
  /// By the file of their part: those of large parts.
  private var packers: [URL: PartPacker] = [:]
  /// By source, in the order in which they were made.
  private var relationships: [PartName: [Relationship]] = [:]
  private var ids: [PartName: [Relationship.Target: String]] = [:]
  /// New ids begin behind those of other files.
  private var highestAdopted: [PartName: Int] = [:]
  private var pictures = PackagePictures()

  /// Throws `.resourceUnavailable` when the temporary folder can't be written.
  init(context: WriteContext) throws(RectoError) {
    folder = try TemporaryFolder(in: context.temporaryFolder)
  }

  // Their threads end before the folder goes.
  deinit { packers = [:] }

  /// Begins a part of XML. Its `finish` may be called when it is whole, which closes its file; the package finishes
  /// those that are left, and nothing is to be written to them after that.
  /// Throws `.internalInvariant` when there is a part of this name.
  func part(
    _ name: PartName, type: String, packing: ZipArchive.Packing = .deflated
  ) throws(RectoError) -> XMLWriter {
    let file = try add(name, type: type, packing: packing)
    let writer = try XMLWriter(file: file)
    writer.whenGrown = { [weak self] count, isWhole in
      self?.pack(file, grownTo: count, isWhole: isWhole, packing)
    }
    open.append(writer)
    return writer
  }

  /// Closes a part before `finish`, so that its file doesn't stay open.
  func close(_ part: XMLWriter) throws(RectoError) {
    try part.finish()
    open.removeAll { $0 === part }
  }

  /// A file for what is no part; it goes with the package.
  func temporaryFile(_ name: String) -> URL { folder.file(name) }

  /// Adds a finished part.
  func add(_ name: PartName, type: String, data: Data) throws(RectoError) {
    let file = try add(name, type: type)
    do {
      try data.write(to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable,
        "An intermediate file can't be written; make room on the disk or name another folder.",
        cause: "\(error)")
    }
  }

  /// Links two parts and returns the id that the source names the target by. The same link is made once.
  @discardableResult
  func relate(_ source: PartName, to target: PartName, _ type: String) -> String {
    relate(source, .part(target), type)
  }

  /// Links a part with a place outside. `target` is a URI, which is escaped where it needs to be.
  func relate(_ source: PartName, toExternal target: String, _ type: String) -> String {
    relate(source, .external(target), type)
  }

  /// Takes over relationships of another file with their ids. To be called before others of the same source.
  func adopt(_ adopted: [Relationship], of source: PartName) {
    for relationship in adopted {
      relationships[source, default: []].append(relationship)
      ids[source, default: [:]][relationship.target] = relationship.id
      let number = relationship.id.hasPrefix("rId") ? Int(relationship.id.dropFirst(3)) ?? 0 : 0
      highestAdopted[source] = max(highestAdopted[source, default: 0], min(max(number, 0), 1 << 40))
    }
  }

  /// The part that holds the picture, `folder` + `image1.png`; equal pictures share one. `asset` is PNG, JPEG, GIF,
  /// BMP or TIFF, which need not all be formats that the reader of the file can show.
  func picture(_ asset: Asset, folder: String) throws(RectoError) -> PartName {
    if let known = try pictures.part(of: asset) { return known }
    let ending = Self.endings[asset.mediaType] ?? "bin"
    let name = PartName("\(folder)image\(pictures.count + 1).\(ending)")
    guard names.insert(name).inserted else { throw Self.duplicate(name) }
    entries.append(
      Entry(name: name, type: asset.mediaType.description, file: asset.file, packing: .stored))
    pictures.add(asset, as: name)
    return name
  }

  /// Packs all and writes it to the sink in pieces. Throws `.resourceUnavailable` when the disk is full.
  func finish(to sink: inout some ByteSink & ~Copyable) throws(RectoError) {
    for writer in open { try writer.finish() }
    let file = folder.file("package")
    try pack(into: file)
    try FileChunks(file).copy(to: &sink)
  }

  private func relate(_ source: PartName, _ target: Relationship.Target, _ type: String) -> String {
    if let id = ids[source]?[target] { return id }
    let number = highestAdopted[source, default: 0] + (relationships[source]?.count ?? 0) + 1
    let id = "rId\(number)"
    relationships[source, default: []].append(Relationship(id: id, type: type, target: target))
    ids[source, default: [:]][target] = id
    return id
  }

  private func add(
    _ name: PartName, type: String, packing: ZipArchive.Packing = .deflated
  ) throws(RectoError) -> URL {
    guard names.insert(name).inserted else { throw Self.duplicate(name) }
    let file = folder.file("part-\(entries.count + 1)")
    entries.append(Entry(name: name, type: type, file: file, packing: packing))
    return file
  }

  private static func duplicate(_ name: PartName) -> RectoError {
    RectoError(.internalInvariant, "The part \(name) is written twice; please report this.")
  }

  private static let endings: [MediaType: String] = [
    .png: "png", .jpeg: "jpeg", .gif: "gif", .bmp: "bmp", .tiff: "tiff",
  ]
}

extension OPCPackage {
  /// Bytes of a part from which on it is packed while it is written.
  private static let large = 1 << 20

  private func pack(_ file: URL, grownTo count: Int, isWhole: Bool, _ packing: ZipArchive.Packing) {
    if let packer = packers[file] {
      packer.grow(to: count, isWhole: isWhole)
    } else if count >= Self.large, !isWhole {
      let packed = file.appendingPathExtension("packed")
      packers[file] = PartPacker(file, count: count, into: packed, level: packing.level)
    }
  }

  private func pack(into file: URL) throws(RectoError) {
    let archive = try ZipArchive(file: file)
    let types = folder.file("content-types")
    try writeContentTypes(to: types)
    try archive.add("[Content_Types].xml", file: types)
    try packRelationships(of: .package, into: archive, number: 0)
    for (index, entry) in entries.enumerated() {
      if let packer = packers[entry.file] {
        try packer.finish()
        try archive.add(entry.name.entryName, packedIn: packer.archive)
      } else {
        try archive.add(entry.name.entryName, file: entry.file, entry.packing)
      }
      try packRelationships(of: entry.name, into: archive, number: index + 1)
    }
    try archive.finish()
  }

  private func packRelationships(
    of source: PartName, into archive: ZipArchive, number: Int
  ) throws(RectoError) {
    guard let list = relationships[source], !list.isEmpty else { return }
    let file = folder.file("relationships-\(number)")
    let writer = try XMLWriter(file: file)
    writer.element(
      "Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"]
    ) {
      for relationship in list {
        let (target, mode): (String, String?) =
          switch relationship.target {
          case .part(let name): (name.relative(to: source), nil)
          case .external(let uri): (uri, "External")
          }
        writer.element(
          "Relationship",
          ["Id": relationship.id, "Type": relationship.type, "Target": target, "TargetMode": mode])
      }
    }
    try writer.finish()
    try archive.add(source.relationships.entryName, file: file)
  }

  /// Pictures by their ending, all other parts by name.
  private func writeContentTypes(to file: URL) throws(RectoError) {
    let writer = try XMLWriter(file: file)
    writer.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) {
      var endings = ["rels": ContentType.relationships, "xml": ContentType.xml]
      for entry in entries where entry.packing == .stored { endings[entry.name.fileExtension] = entry.type }
      for (ending, type) in endings.sorted(by: { $0.key < $1.key }) {
        writer.element("Default", ["Extension": ending, "ContentType": type])
      }
      for entry in entries where entry.packing != .stored {
        writer.element("Override", ["PartName": entry.name.description, "ContentType": entry.type])
      }
    }
    try writer.finish()
  }
}
