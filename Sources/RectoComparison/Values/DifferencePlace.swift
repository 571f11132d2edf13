public import RectoModel

/// Where in a file something is. What a format does not have is nil.
public struct DifferencePlace: Codable, Sendable, Hashable {
  /// A file in a package, `word/document.xml`, or in a folder.
  public var part: String?
  /// 1-based: a page, a slide, a picture of a file with several.
  public var page: Int?
  /// `Sheet1!B3`, `table 1, row 2, column 3`.
  public var cell: String?
  /// From the root: `/w:document/w:body/w:p[2]`, a JSON pointer, `object 12`.
  public var path: String?
  /// 1-based, in the expected file, or in the actual one for what was added.
  public var line: Int?
  /// In points for PDF, in pixels for pictures; origin top left.
  public var box: Rect?

  public init(
    part: String? = nil, page: Int? = nil, cell: String? = nil, path: String? = nil, line: Int? = nil,
    box: Rect? = nil
  ) {
    self.part = part
    self.page = page
    self.cell = cell
    self.path = path
    self.line = line
    self.box = box
  }
}

extension DifferencePlace: CustomStringConvertible {
  public var description: String {
    let box = box.map { "at \($0.x.short), \($0.y.short), \($0.width.short) x \($0.height.short)" }
    return [part, page.map { "page \($0)" }, cell, path, line.map { "line \($0)" }, box]
      .compactMap(\.self).joined(separator: ", ")
  }
}

extension Double {
  /// One decimal at most, the same in every locale: `12`, `3.5`.
  var short: String {
    let rounded = (self * 10).rounded() / 10
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }
}
