/// The styles that are used, by the names under which every Word knows them.
enum NamedStyle: String, Sendable, Hashable, CaseIterable {
  case normal = "Normal"
  case title = "Title"
  case heading1 = "heading 1"
  case heading2 = "heading 2"
  case heading3 = "heading 3"
  case heading4 = "heading 4"
  case heading5 = "heading 5"
  case heading6 = "heading 6"
  case listBullet = "List Bullet"
  case listBullet2 = "List Bullet 2"
  case listBullet3 = "List Bullet 3"
  case listNumber = "List Number"
  case listNumber2 = "List Number 2"
  case listNumber3 = "List Number 3"
  case listContinue = "List Continue"
  case quote = "Quote"
  case code = "Code"
  case caption = "caption"
  case footnoteText = "footnote text"
  case header = "header"
  case footer = "footer"
  case contentsHeading = "TOC Heading"
  case contents1 = "toc 1"
  case contents2 = "toc 2"
  case contents3 = "toc 3"
  case contents4 = "toc 4"
  case contents5 = "toc 5"
  case contents6 = "toc 6"
  case commentText = "annotation text"
  case exact = "Exact"
  case hyperlink = "Hyperlink"
  case footnoteReference = "footnote reference"
  case commentReference = "annotation reference"
  case tableGrid = "Table Grid"
  case unruledTable = "Unruled Table"

  var isHeading: Bool { Self.headings.contains(self) }

  private static let headings: [NamedStyle] = [
    .title, .heading1, .heading2, .heading3, .heading4, .heading5, .heading6,
  ]

  /// 1...6 for headings, 0 for the title; nil for all else.
  var headingLevel: Int? { Self.headings.firstIndex(of: self) }

  /// Levels are 1...6.
  static func heading(_ level: Int) -> NamedStyle {
    headings[min(max(level, 1), 6)]
  }

  static func contents(_ level: Int) -> NamedStyle {
    [.contents1, .contents2, .contents3, .contents4, .contents5, .contents6][min(max(level, 1), 6) - 1]
  }

  /// `level` is 0 for a list that is in no other.
  static func list(isNumbered: Bool, level: Int) -> NamedStyle {
    let styles: [NamedStyle] =
      isNumbered ? [.listNumber, .listNumber2, .listNumber3] : [.listBullet, .listBullet2, .listBullet3]
    return styles[min(max(level, 0), 2)]
  }

  /// Its id in the template that comes with Recto.
  var id: String {
    switch self {
    case .contentsHeading: "TOCHeading"
    case .commentText: "CommentText"
    case .commentReference: "CommentReference"
    case .unruledTable: "PlainTable"
    case .contents1, .contents2, .contents3, .contents4, .contents5, .contents6:
      "TOC" + rawValue.suffix(1)
    default: rawValue.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
  }
}
