/// What on a page readers will stumble over: streams that can't be decoded.
package enum PageDamage {
  private static let deepest = 12

  /// For people; nil when nothing is found.
  package static func first(on page: borrowing QPDFObject) -> String? {
    if page.pageContent == nil { return "its content can't be decoded" }
    var seen: Set<Int> = []
    return first(in: page["/Resources"], depth: 0, &seen)
  }

  private static func first(
    in resources: borrowing QPDFObject, depth: Int, _ seen: inout Set<Int>
  ) -> String? {
    let objects = resources["/XObject"]
    for name in objects.keys {
      let object = objects[name]
      guard object.isStream, seen.insert(object.id).inserted else { continue }
      if object["/Subtype"].isName("/Image") {
        if let found = damage(of: object) { return found }
      } else if depth < deepest {
        if object.streamData(.generalized) == nil { return "a form on it can't be decoded" }
        if let found = first(in: object["/Resources"], depth: depth + 1, &seen) { return found }
      }
    }
    return nil
  }

  /// As far as the first bytes tell.
  private static func damage(of picture: borrowing QPDFObject) -> String? {
    let filter = picture["/Filter"]
    switch filter.kind {
    case .name, .array, .null: break
    default: return "a picture on it names no known filter"
    }
    guard filter.isName("/DCTDecode"), let data = picture.streamData(.none) else { return nil }
    return data.starts(with: [0xFF, 0xD8]) ? nil : "a picture on it is no JPEG although it says so"
  }
}
