/// Takes out of ALTO and PAGE files when and by which program they were written.
enum LayoutDates {
  private static let namespaces = ["loc.gov/standards/alto", "primaresearch.org/PAGE"]
  private static let names: Set<String> = [
    "processingDateTime", "softwareName", "softwareVersion", "Created", "LastChange", "Creator",
  ]

  static func cleaned(_ tree: MarkupTree) -> MarkupTree {
    guard namespaces.contains(where: tree.namespace.contains) else { return tree }
    return tree.mapped { names.contains($0.name) ? nil : $0 } ?? tree
  }
}
