internal import RectoModel
internal import RectoPDF

/// Puts a smaller picture in the place of one in a source.
struct PictureReplacement: Sendable {
  /// Index in the document's sources.
  var source: Int
  /// The number of the image's object there.
  var object: Int
  var parts: PictureParts
  /// Its samples mean what they meant.
  var keepsColours: Bool

  /// What an image says beside how its samples are encoded.
  private static let keptKeys = [
    "/SMask", "/Mask", "/Intent", "/OC", "/Metadata", "/StructParent", "/Interpolate",
  ]
  private static let colourKeys = ["/ColorSpace", "/Decode", "/ImageMask"]

  /// Replaces pictures on all pages of a source. Forms within forms are followed as deep as anyone nests them.
  static func apply(_ replacements: [PictureReplacement], to file: QPDFDocument, from pictures: QPDFDocument)
  {
    guard !replacements.isEmpty else { return }
    var made: [Int: Int] = [:]
    for replacement in replacements {
      made[replacement.object] = replacement.object(in: file, from: pictures).id
    }
    var seen: Set<Int> = []
    for index in 0..<file.pageCount {
      replace(made, in: file.page(index)["/Resources"], of: file, &seen, depth: 0)
    }
  }

  private static func replace(
    _ made: [Int: Int], in resources: borrowing QPDFObject, of file: QPDFDocument, _ seen: inout Set<Int>,
    depth: Int
  ) {
    let objects = resources["/XObject"]
    for name in objects.keys {
      let object = objects[name]
      if let replacement = made[object.id] {
        objects.set(name, file.object(id: replacement))
      } else if depth < 12, object["/Subtype"].isName("/Form"), seen.insert(object.id).inserted {
        replace(made, in: object["/Resources"], of: file, &seen, depth: depth + 1)
      }
    }
  }

  private func object(in file: QPDFDocument, from pictures: QPDFDocument) -> QPDFObject {
    let old = file.object(id: object)
    guard case .whole(let number) = parts else { return form(in: file, from: pictures) }
    let image = file.copy(pictures.object(id: number))
    let dictionary = image.dictionary
    for key in Self.keptKeys + (keepsColours ? Self.colourKeys : []) {
      let value = old[key]
      if !value.isNull {
        dictionary.set(key, value)
      } else if keepsColours, Self.colourKeys.contains(key) {
        dictionary.remove(key)
      }
    }
    return image
  }

  /// Draws the parts on the unit square, as an image does.
  private func form(in file: QPDFDocument, from pictures: QPDFDocument) -> QPDFObject {
    let form = file.stream(Array(parts.operators.utf8))
    let dictionary = form.dictionary
    dictionary.set("/Type", "/XObject")
    dictionary.set("/Subtype", "/Form")
    dictionary.set("/BBox", "[0 0 1 1]")
    let resources = file.object("<< >>")
    resources.set("/XObject", parts.resources(from: pictures, in: file))
    dictionary.set("/Resources", resources)
    return form
  }
}
