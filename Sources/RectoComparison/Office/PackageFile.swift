import Foundation
import RectoFormats
import RectoModel

/// The files of a ZIP archive of somebody's: XML as trees, with what relationships lead to in the place of their ids.
/// One thread at a time.
final class PackageFile {
  private let archive: ZipReader
  private let name: String
  /// Without folders, sorted: the order in an archive says nothing.
  let parts: [String]
  private var targets: [String: RelationshipTargets] = [:]
  /// What differences call parts that have another name here.
  var names: [String: String] = [:] {
    didSet { targets = [:] }
  }

  /// What one part may unpack to.
  private static let partLimit = 128 << 20

  init(_ file: ComparedFile) throws(RectoError) {
    name = file.name
    do {
      archive = try ZipReader(file: file.url)
    } catch {
      throw error.at(file: file.name)
    }
    parts = archive.names.filter { !$0.hasSuffix("/") }.sorted()
  }

  func data(of part: String) throws(RectoError) -> Data {
    do {
      return try archive.data(of: part, limit: Self.partLimit) ?? Data()
    } catch {
      throw error.at(file: name)
    }
  }

  /// As it is in the file.
  func markup(of part: String) throws(RectoError) -> MarkupTree {
    try MarkupParser(name: "\(name): \(part)").xml(try data(of: part))
  }

  /// Its attributes of relationships say what they lead to.
  func resolvedMarkup(of part: String) throws(RectoError) -> MarkupTree {
    let (tree, targets) = (try markup(of: part), try relationships(of: part))
    return tree.mapped { element in
      guard element.attributes.contains(where: { $0.namespace == MarkupPrefixes.relationships }) else {
        return element
      }
      let attributes =
        element.attributes.map { attribute in
          var attribute = attribute
          if attribute.namespace == MarkupPrefixes.relationships {
            attribute.value = targets[attribute.value] ?? attribute.value
          }
          return attribute
        } as [MarkupTree.Attribute]
      return element.with(attributes: attributes)
    } ?? tree
  }

  /// By id.
  func relationships(of part: String) throws(RectoError) -> RelationshipTargets {
    if let known = targets[part] { return known }
    let folder = Self.folder(of: part)
    let file = Self.links(of: part)
    let made =
      parts.contains(file)
      ? try RelationshipTargets(try markup(of: file), folder: folder, package: self) : RelationshipTargets()
    targets[part] = made
    return made
  }

  private static func folder(of part: String) -> String {
    part.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// Where the relationships of a part stand; those of the package itself for an empty name.
  static func links(of part: String) -> String {
    let folder = folder(of: part)
    let file = part.split(separator: "/").last ?? ""
    return (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
  }

  func isXML(_ part: String) -> Bool {
    part.hasSuffix(".xml") || part.hasSuffix(".rels") || part.hasSuffix(".vml")
  }
}

/// What a part's relationships lead to, told without ids.
struct RelationshipTargets {
  private var targets: [String: String] = [:]
  private var paths: [String: String] = [:]
  /// Those that lead into the package, as they stand in the file.
  private(set) var links: [(id: String, type: String, path: String)] = []

  init() {}

  init(_ tree: MarkupTree, folder: String, package: PackageFile) throws(RectoError) {
    for relationship in tree.elements {
      guard let id = relationship["Id"], let target = relationship["Target"] else { continue }
      let type = relationship["Type"]?.split(separator: "/").last.map(String.init) ?? ""
      guard relationship["TargetMode"] != "External" else {
        targets[id] = "\(type) \(target)"
        continue
      }
      let path = Self.resolved(target, in: folder)
      paths[id] = path
      links.append((id, type, path))
      // Pictures are named by what is in them, since writers number them as they like.
      let isBinary = package.parts.contains(path) && !package.isXML(path)
      targets[id] = "\(type) " + (isBinary ? try package.data(of: path).summary : package.names[path] ?? path)
    }
  }

  subscript(id: String) -> String? { targets[id] }

  func path(of id: String) -> String? { paths[id] }

  static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
