/// The ids by which a styles part calls the named styles.
struct StyleSheet: Sendable, Hashable {
  /// Where they are not those of Recto's template.
  private var ids: [NamedStyle: String]

  init(ids: [NamedStyle: String] = [:]) { self.ids = ids }

  func id(of style: NamedStyle) -> String { ids[style] ?? style.id }
}
