internal import RectoPDF

/// What an output file promises to those who keep or read it: ISO 19005 (PDF/A) or ISO 14289 (PDF/UA).
enum PDFStandard: String, Sendable, Hashable, CaseIterable {
  case none
  case a1b = "pdf/a-1b"
  case a2b = "pdf/a-2b"
  case a2u = "pdf/a-2u"
  /// Tagged, and PDF/UA-1 too.
  case a2a = "pdf/a-2a"
  case a3b = "pdf/a-3b"
  case ua1 = "pdf/ua-1"

  /// Of PDF/A.
  var part: Int? {
    switch self {
    case .none, .ua1: nil
    case .a1b: 1
    case .a2b, .a2u, .a2a: 2
    case .a3b: 3
    }
  }

  /// Of PDF/A.
  var conformance: String? {
    switch self {
    case .none, .ua1: nil
    case .a1b, .a2b, .a3b: "B"
    case .a2u: "U"
    case .a2a: "A"
    }
  }

  /// nil for what is no PDF/A.
  var archiveLevel: ArchiveLevel? {
    switch self {
    case .none, .ua1: nil
    case .a1b: ArchiveLevel(.one, .b)
    case .a2b: ArchiveLevel(.two, .b)
    case .a2u: ArchiveLevel(.two, .u)
    case .a2a: ArchiveLevel(.two, .a)
    case .a3b: ArchiveLevel(.three, .b)
    }
  }

  var isAccessible: Bool { self == .a2a || self == .ua1 }

  /// For people.
  var name: String {
    switch self {
    case .none: "PDF"
    case .a2a: "PDF/A-2a and PDF/UA-1"
    default: rawValue.uppercased().dropLast().description + rawValue.suffix(1)
    }
  }
}
