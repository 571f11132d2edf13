/// Names of blocks as XML can hold them.
enum LayoutNames {
  /// The id itself where it is a plain name that no element of a writer's own has; else one made of its bytes.
  static func name(_ id: String) -> String {
    id.isPlainName && !isReserved(id) ? id : "x-" + id.utf8.map { String($0, radix: 16) }.joined()
  }

  /// `l_12`, `ro` and the like, and names that were made of bytes.
  private static func isReserved(_ id: String) -> Bool {
    if id.hasPrefix("x-") || reserved.contains(id) { return true }
    let parts = id.split(separator: "_", omittingEmptySubsequences: false)
    return parts.count > 1 && reserved.contains(String(parts[0]))
      && parts.dropFirst().allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  private static let reserved: Set<String> = [
    "a", "c", "document", "g", "l", "m", "o", "p", "page", "ro", "s", "t", "w",
  ]
}
