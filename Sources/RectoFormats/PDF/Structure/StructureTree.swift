internal import RectoModel

/// The logical structure of a PDF as plain values: what its text is, in reading order, whatever page it stands on.
struct StructureTree: Sendable, Hashable {
  /// Parents come before their children; the first is the document.
  private(set) var elements: [Element]
  /// Of each page, which element owns its marked content, by number.
  private(set) var owners: [[Int]] = []

  struct Element: Sendable, Hashable {
    var type: StructureType
    /// Index in `elements`; the document is its own.
    var parent: Int
    var kids: [Kid] = []
    /// What to read out in place of a picture.
    var alternateText: String?
    /// What its content says, in the order in which it is read.
    var actualText: String?
    /// Where it differs from the parent's.
    var language: LanguageTag?
    var attributes: [StructureAttribute] = []
    /// Unique in the document.
    var id: String?
  }

  enum Kid: Sendable, Hashable {
    case element(Int)
    /// Marked content `id` of a page, 0-based.
    case content(page: Int, id: Int)
  }

  static let root = 0

  init() { elements = [Element(type: .document, parent: Self.root)] }

  subscript(index: Int) -> Element {
    get { elements[index] }
    set { elements[index] = newValue }
  }

  /// Adds an element after, or before, the parent's other kids; returns its index.
  mutating func add(_ type: StructureType, to parent: Int, first: Bool = false) -> Int {
    let index = elements.count
    elements.append(Element(type: type, parent: parent))
    elements[parent].kids.insert(.element(index), at: first ? 0 : elements[parent].kids.count)
    return index
  }

  /// Gives the element the next piece of marked content on a page, 0-based; returns the number of the piece.
  mutating func addContent(to element: Int, page: Int) -> Int {
    while owners.count <= page { owners.append([]) }
    let id = owners[page].count
    owners[page].append(element)
    elements[element].kids.append(.content(page: page, id: id))
    return id
  }

  /// Makes an element the first or last kid of another one, which must not lie in it.
  mutating func move(_ element: Int, to parent: Int, first: Bool) {
    elements[elements[element].parent].kids.removeAll { $0 == .element(element) }
    elements[element].parent = parent
    elements[parent].kids.insert(.element(element), at: first ? 0 : elements[parent].kids.count)
  }

  /// Of each element, whether it says anything: it has content, or is a cell that keeps its row in shape.
  var livingElements: [Bool] {
    var living = elements.map { element in
      [.tableData, .tableHeader].contains(element.type)
        || element.kids.contains {
          if case .content = $0 { true } else { false }
        }
    }
    for index in elements.indices.reversed() where living[index] {
      var parent = elements[index].parent
      while !living[parent] {
        living[parent] = true
        parent = elements[parent].parent
      }
    }
    return living
  }
}
