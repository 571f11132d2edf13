internal import RectoModel

/// Where a link may lead: to the web, to a mailbox, or to a page of the document.
enum HTMLAddress {
  private static let schemes: Set<String> = ["http", "https", "mailto"]

  /// nil for all others. Characters that an address can't hold are percent-encoded.
  static func address(of link: String, pageCount: Int) -> String? {
    if link.hasPrefix("#page=") {
      guard let number = Int(link.dropFirst(6)), (1...max(pageCount, 1)).contains(number) else { return nil }
      return "#" + HTMLIdentifiers.page(number)
    }
    guard let uri = ExternalTarget(link)?.uri, let scheme = uri.split(separator: ":").first,
      schemes.contains(scheme.lowercased())
    else { return nil }
    return uri
  }
}
