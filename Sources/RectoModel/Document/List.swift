/// A bulleted or numbered list. Lists nest through the blocks of their items.
public struct List: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    case bulleted, numbered
  }

  public var kind: Kind
  public var items: [ListItem]

  public init(_ kind: Kind, items: [ListItem]) {
    self.kind = kind
    self.items = items
  }
}

/// One item: what stands before it on the page, and its own blocks.
public struct ListItem: Sendable, Hashable, Codable {
  /// As printed: `•`, `1.`, `(iv)`. Not repeated in the blocks; nil when none was read.
  public var marker: String?
  /// Where the marker stands; nil when that is not known.
  public var markerBox: Rect?
  /// For check boxes: ticked or not. nil for ordinary items.
  public var isChecked: Bool?
  public var blocks: [Block]

  public init(
    marker: String? = nil, markerBox: Rect? = nil, isChecked: Bool? = nil, blocks: [Block]
  ) {
    self.marker = marker
    self.markerBox = markerBox
    self.isChecked = isChecked
    self.blocks = blocks
  }
}
