/// Where a bookmark or a link within a document leads.
package struct PagePlace: Sendable, Hashable {
  /// 0-based.
  package var pageIndex: Int
  /// In points from the top of the page as it is shown; nil when only the page is named.
  package var y: Double?
}
