import RectoModel

/// What the cells of an XLSX file show: shared strings and styles stand in the place of their numbers, so that two
/// files are the same whatever order they keep them in.
struct WorkbookContent {
  /// Names of sheets by part.
  private(set) var sheets: [String: String] = [:]
  private var strings: [MarkupTree] = []
  private var styles: [String] = []

  private static let workbook = "xl/workbook.xml"

  init(_ package: PackageFile) throws(RectoError) {
    let relationships = try package.relationships(of: Self.workbook)
    if package.parts.contains(Self.workbook) {
      let sheets = try package.markup(of: Self.workbook).elements.first { $0.name == "sheets" }
      for sheet in sheets?.elements ?? [] {
        guard let id = sheet["r:id"], let path = relationships.path(of: id) else { continue }
        self.sheets[path] = sheet["name"] ?? path
      }
    }
    if package.parts.contains("xl/sharedStrings.xml") {
      strings = try package.markup(of: "xl/sharedStrings.xml").elements
    }
    if package.parts.contains("xl/styles.xml") {
      styles = WorkbookStyles(try package.markup(of: "xl/styles.xml")).formats
    }
  }

  /// Parts whose content stands in the cells.
  static func isResolved(_ part: String) -> Bool {
    part == "xl/sharedStrings.xml" || part == "xl/calcChain.xml"
  }

  func resolved(_ tree: MarkupTree) -> MarkupTree {
    tree.mapped { element in
      switch element.name {
      case "c": cell(element)
      case "row", "col": styled(element)
      default: element
      }
    } ?? tree
  }

  private func styled(_ element: MarkupTree) -> MarkupTree {
    let attributes =
      element.attributes.map { attribute in
        var attribute = attribute
        if ["s", "style"].contains(attribute.name), let index = Int(attribute.value),
          styles.indices.contains(index)
        {
          attribute.value = styles[index]
        }
        return attribute
      } as [MarkupTree.Attribute]
    return element.with(attributes: attributes)
  }

  /// Strings of all kinds are the same thing.
  private func cell(_ element: MarkupTree) -> MarkupTree {
    let cell = styled(element)
    guard let type = cell["t"], ["s", "inlineStr"].contains(type) else { return cell }
    let attributes =
      cell.attributes.map { attribute in
        var attribute = attribute
        if attribute.name == "t" { attribute.value = "string" }
        return attribute
      } as [MarkupTree.Attribute]
    var content = cell.content
    if type == "s", let value = cell.elements.first(where: { $0.name == "v" }), let index = Int(value.text),
      strings.indices.contains(index)
    {
      content = strings[index].content
    } else if let inline = cell.elements.first(where: { $0.name == "is" }) {
      content = inline.content
    }
    return cell.with(attributes: attributes, content: content)
  }
}

/// Cell formats as texts: `numFmt 0.00; font b sz 11; …`.
struct WorkbookStyles {
  let formats: [String]

  init(_ tree: MarkupTree) {
    func entries(_ name: String) -> [MarkupTree] { tree.elements.first { $0.name == name }?.elements ?? [] }
    var numbers: [String: String] = [:]
    for format in entries("numFmts") {
      if let id = format["numFmtId"] { numbers[id] = format["formatCode"] }
    }
    let tables = ["fontId": entries("fonts"), "fillId": entries("fills"), "borderId": entries("borders")]
    formats = entries("cellXfs").map { format in
      let number = format["numFmtId"] ?? "0"
      var parts = ["numFmt \(numbers[number] ?? number)"]
      for key in ["fontId", "fillId", "borderId"] {
        guard let index = format[key].flatMap(Int.init), let entry = tables[key],
          entry.indices.contains(index)
        else { continue }
        parts.append(Self.told(entry[index]))
      }
      return (parts + format.elements.map(Self.told)).joined(separator: "; ")
    }
  }

  /// `font(b sz=11)`.
  private static func told(_ element: MarkupTree) -> String {
    let attributes = element.attributes.map { "\($0.name)=\($0.value)" }
    let inner = element.elements.map(told)
    let all = (attributes + inner).joined(separator: " ")
    return all.isEmpty ? element.name : "\(element.name)(\(all))"
  }

  /// What is told by the cells, in styles.xml.
  static let resolved: Set<String> = ["numFmts", "fonts", "fills", "borders", "cellXfs"]
}
