internal import RectoModel

/// The standard structure types of PDF 1.7 that are used.
enum StructureType: String, Sendable, Hashable {
  case document = "Document"
  case paragraph = "P"
  case blockQuote = "BlockQuote"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case heading4 = "H4"
  case heading5 = "H5"
  case heading6 = "H6"
  case list = "L"
  case listItem = "LI"
  case label = "Lbl"
  case listBody = "LBody"
  case table = "Table"
  case tableRow = "TR"
  case tableHeader = "TH"
  case tableData = "TD"
  case figure = "Figure"
  case caption = "Caption"
  case note = "Note"
  case code = "Code"
  case formula = "Formula"
  case span = "Span"

  /// For levels 1...6.
  static func heading(_ level: Int) -> StructureType { StructureType(rawValue: "H\(level)") ?? .heading6 }
}

/// What a structure element says beyond its type.
enum StructureAttribute: Sendable, Hashable {
  enum Scope: String, Sendable, Hashable {
    case row = "Row"
    case column = "Column"
  }

  case scope(Scope)
  case rowSpan(Int)
  case columnSpan(Int)
  case numbering(ListNumbering)
  /// In points from the page's lower left corner.
  case box(left: Double, bottom: Double, right: Double, top: Double)

  /// Whose attribute it is: those of one element have one owner.
  var owner: String {
    switch self {
    case .scope, .rowSpan, .columnSpan: "/Table"
    case .numbering: "/List"
    case .box: "/Layout"
    }
  }

  /// In PDF syntax.
  var entry: String {
    switch self {
    case .scope(let scope): "/Scope /\(scope.rawValue)"
    case .rowSpan(let count): "/RowSpan \(count)"
    case .columnSpan(let count): "/ColSpan \(count)"
    case .numbering(let numbering): "/ListNumbering /\(numbering.rawValue)"
    case .box(let left, let bottom, let right, let top):
      "/BBox [\([left, bottom, right, top].map(\.tenths).joined(separator: " "))]"
    }
  }
}

/// How the items of a list are labelled.
enum ListNumbering: String, Sendable, Hashable {
  case disc = "Disc"
  case decimal = "Decimal"
  case upperRoman = "UpperRoman"
  case lowerRoman = "LowerRoman"
  case upperAlpha = "UpperAlpha"
  case lowerAlpha = "LowerAlpha"
  /// No labels.
  case none = "None"

  init(_ list: List) {
    let labels = list.items.compactMap(\.marker).map { $0.filter { $0.isLetter || $0.isNumber } }
    guard let first = labels.first else {
      self = .none
      return
    }
    let (isUpper, isRoman) = (
      first.first?.isUppercase == true, first.count > 1 || first.lowercased() == "i"
    )
    if list.kind == .bulleted || first.isEmpty {
      self = .disc
    } else if !first.allSatisfy({ $0.isASCII && $0.isLetter }) {
      self = .decimal
    } else if labels.allSatisfy({ $0.lowercased().allSatisfy { "ivxlcdm".contains($0) } }), isRoman {
      self = isUpper ? .upperRoman : .lowerRoman
    } else {
      self = isUpper ? .upperAlpha : .lowerAlpha
    }
  }
}

extension Double {
  /// With one decimal at most, as PDF writes numbers: `12`, `0.5`. 0 for what is no length on a page.
  var tenths: String {
    guard abs(self) < 1e6 else { return "0" }
    let value = (self * 10).rounded() / 10
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
