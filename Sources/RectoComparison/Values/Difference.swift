import RectoModel

/// One thing that is not the same in two files: what, where, and what stands on either side.
public struct Difference: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Words that a reader of the file reads.
    case text
    /// The content of a cell.
    case cell
    /// How something looks: bold, a font, a style.
    case style
    case element, attribute
    /// A value of JSON.
    case value
    /// Where a link or a part leads to.
    case relationship
    /// A file in a package, or a file of a folder.
    case part
    case page
    /// A dictionary, a stream or another object of a PDF.
    case object
    /// The place of a word.
    case box
    /// Pixels.
    case picture
    /// Bytes that nothing more is known of.
    case bytes
  }

  public enum Change: String, Codable, Sendable {
    case changed
    /// Expected, and not there.
    case missing
    /// There, and not expected.
    case added
  }

  public var kind: Kind
  public var change: Change
  public var place: DifferencePlace
  /// Shortened round the first character that differs; nil when nothing is expected.
  public var expected: String?
  /// nil when nothing is there.
  public var actual: String?

  public init(_ kind: Kind, at place: DifferencePlace, expected: String?, actual: String?) {
    self.kind = kind
    self.place = place
    self.expected = expected
    self.actual = actual
    change = expected == nil ? .added : actual == nil ? .missing : .changed
  }
}

extension Difference: CustomStringConvertible {
  /// `word/document.xml, table 1, row 2, column 3: cell changed: "5" became "6"`
  public var description: String {
    let place = place.description
    return (place.isEmpty ? "" : place + ": ") + what
  }

  /// Without the place.
  public var what: String {
    switch change {
    case .changed: "\(kind.rawValue) changed: \(Self.quoted(expected)) became \(Self.quoted(actual))"
    case .missing: "\(kind.rawValue) missing: \(Self.quoted(expected))"
    case .added: "\(kind.rawValue) added: \(Self.quoted(actual))"
    }
  }

  private static func quoted(_ text: String?) -> String { (text ?? "").debugDescription }
}
