package import RectoModel

/// What a page draws, in its own space (y up), in drawing order within each kind.
package struct PageContent: Sendable {
  /// One operator that shows text.
  package struct Text: Sendable, Hashable {
    package var box: Rect
    /// Character codes.
    package var characters: Int
    /// Whether its font tells which characters they are.
    package var hasUnicode: Bool
    /// Why nobody sees it; nil when it can be seen.
    package var hiding: Hiding?
  }

  package enum Hiding: Sendable, Hashable {
    /// Text rendering mode 3.
    case invisible
    /// Painted with full transparency.
    case transparent
    /// Under an opaque picture that was painted later.
    case covered
  }

  package struct Picture: Sendable, Hashable {
    /// The smallest box round it, inside the current clip.
    package var box: Rect
    /// In pixels.
    package var size: Size
    /// The number of its object; 0 for an inline image.
    package var object: Int
    /// Hides all that lies under it.
    var isOpaque: Bool
    /// How many texts were shown before it.
    var textsBefore: Int
  }

  package internal(set) var texts: [Text] = []
  package internal(set) var pictures: [Picture] = []
  /// Painting operators for paths and shadings.
  package internal(set) var paths = 0
  /// What can't be decoded; nil when all can.
  package internal(set) var damage: String?

  /// Of a page. Costs as much as its content is long; forms that draw themselves end.
  package init(of page: borrowing QPDFObject, in document: QPDFDocument) {
    var interpreter = ContentInterpreter(document)
    interpreter.run(page: page)
    self = interpreter.content
    markCovered()
  }

  init() {}

  /// Text under an opaque picture is there for searching only.
  mutating func markCovered() {
    for picture in pictures where picture.isOpaque {
      let box = picture.box
      for index in 0..<min(picture.textsBefore, texts.count) where texts[index].hiding == nil {
        let text = texts[index].box
        let common = box.intersection(text)?.area ?? 0
        if common >= 0.9 * text.area { texts[index].hiding = .covered }
      }
    }
  }
}
