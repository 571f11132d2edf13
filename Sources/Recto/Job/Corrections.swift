public import RectoModel

/// What people have put right in a document. It is applied after recognition, to words and cells that are still where
/// they were: equal input is recognised equally.
public struct Corrections: Codable, Sendable, Hashable {
  /// A word that was misread.
  public struct WordCorrection: Codable, Sendable, Hashable {
    /// 1-based, in the document.
    public var page: Int
    /// Of the word, as it was recognised.
    public var box: Rect
    /// As it was recognised.
    public var text: String
    /// What it should be: several words with blanks, or nothing to take it out.
    public var replacement: String

    public init(page: Int, box: Rect, text: String, replacement: String) {
      self.page = page
      self.box = box
      self.text = text
      self.replacement = replacement
    }
  }

  /// A cell of a table that holds something else.
  public struct CellCorrection: Codable, Sendable, Hashable {
    /// 1-based, in the document.
    public var page: Int
    /// The table.
    public var block: BlockID
    /// 0-based.
    public var row: Int
    /// 0-based.
    public var column: Int
    /// What should stand in the cell.
    public var replacement: String

    public init(page: Int, block: BlockID, row: Int, column: Int, replacement: String) {
      self.page = page
      self.block = block
      self.row = row
      self.column = column
      self.replacement = replacement
    }
  }

  public var words: [WordCorrection]
  public var cells: [CellCorrection]

  public init(words: [WordCorrection] = [], cells: [CellCorrection] = []) {
    self.words = words
    self.cells = cells
  }

  public var count: Int { words.count + cells.count }
}
