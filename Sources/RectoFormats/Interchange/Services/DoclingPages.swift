internal import RectoModel

/// Makes pages of a Docling document: its tree is walked in reading order.
struct DoclingPages {
  private let file: DoclingFile
  private var made: ServiceDocument
  /// By page number.
  private var regions: [Int: [InterchangeRegion]] = [:]
  private var sizes: [Int: Size] = [:]
  private var seen: Set<String> = []
  /// Where the next item without a place goes.
  private var cursor = 36.0

  private static let depthLimit = 100
  private static let letter = Size(width: 612, height: 792)

  init(_ file: DoclingFile, limits: Limits) {
    self.file = file
    made = ServiceDocument(
      engine: EngineIdentity(name: "Docling", version: file.version ?? ""), limits: limits)
    made.setSource(file.origin?.filename)
    for (key, page) in file.pages ?? [:] {
      guard let number = page.number ?? Int(key), let size = page.size else { continue }
      sizes[number] = Size(width: size.width, height: size.height)
    }
  }

  mutating func document(_ context: ReadContext) throws(RectoError) -> Document {
    for root in [file.furniture, file.body].compactMap(\.self) {
      for child in root.children ?? [] { walk(child.path, depth: 0) }
    }
    for item in (file.pairs ?? []) + (file.forms ?? []) { addPairs(item) }
    let numbers = Set(regions.keys).union(sizes.keys).sorted()
    for number in numbers {
      let size = sizes[number] ?? Self.letter
      if sizes[number] == nil {
        made.notes.changed("pages without a size: Letter assumed", page: made.nextPage)
      }
      try made.add(
        Self.framed(regions[number] ?? []), size: size, resolution: .measured(72), number: number)
    }
    return try made.finished(context)
  }

  /// Headers stand first and footers last, wherever the tree has them.
  private static func framed(_ regions: [InterchangeRegion]) -> [InterchangeRegion] {
    regions.filter { $0.kind == .header } + regions.filter { $0.kind != .header && $0.kind != .footer }
      + regions.filter { $0.kind == .footer }
  }

  private func node(_ path: String) -> DoclingFile.Node? {
    let parts = path.split(separator: "/")
    guard parts.count == 3, let index = Int(parts[2]), index >= 0 else { return nil }
    let list: [DoclingFile.Node]? =
      switch parts[1] {
      case "groups": file.groups
      case "texts": file.texts
      case "tables": file.tables
      case "pictures": file.pictures
      default: nil
      }
    return list.flatMap { $0.indices.contains(index) ? $0[index] : nil }
  }

  private mutating func walk(_ path: String, depth: Int) {
    guard depth < Self.depthLimit, seen.insert(path).inserted, let node = node(path) else { return }
    if ["list", "ordered_list", "unordered_list"].contains(node.label ?? "") {
      if let (page, list) = list(node, depth: depth) { regions[page, default: []].append(list) }
      return
    }
    if let (page, region) = region(node, path) {
      let isBox = node.label?.hasPrefix("checkbox") == true
      let made = isBox ? region.asChecked(node.label == "checkbox_selected") : region
      regions[page, default: []].append(made)
    }
    let isWhole = node.label == "table" || node.data != nil
    for child in isWhole ? [] : node.children ?? [] { walk(child.path, depth: depth + 1) }
    // Captions may stand outside the tree.
    for caption in node.captions ?? [] { walk(caption.path, depth: depth + 1) }
  }

  /// Items stand in groups; lists in items are their children.
  private mutating func list(_ group: DoclingFile.Node, depth: Int) -> (Int, InterchangeRegion)? {
    var list = InterchangeRegion(.list)
    var page: Int?
    for child in group.children ?? [] {
      guard depth < Self.depthLimit, seen.insert(child.path).inserted, let node = node(child.path) else {
        continue
      }
      if ["list", "ordered_list", "unordered_list"].contains(node.label ?? "") {
        guard let (number, inner) = self.list(node, depth: depth + 1) else { continue }
        page = page ?? number
        if list.regions.isEmpty { list.regions.append(InterchangeRegion(.item)) }
        list.regions[list.regions.count - 1].regions.append(inner)
        continue
      }
      guard let (number, text) = region(node, child.path) else { continue }
      page = page ?? number
      var item = InterchangeRegion(.item)
      item.regions = [text]
      let marker = node.marker ?? ""
      if !marker.isEmpty { item.marker = .init(text: marker) }
      if node.isEnumerated == true { list.facts["list"] = "numbered" }
      if node.label?.hasPrefix("checkbox") == true {
        item.facts["checked"] = node.label == "checkbox_selected" ? "1" : "0"
      }
      for nested in node.children ?? [] where seen.insert(nested.path).inserted {
        if let inner = self.node(nested.path), let (_, made) = self.list(inner, depth: depth + 1) {
          item.regions.append(made)
        }
      }
      list.regions.append(item)
    }
    return page.map { ($0, list) }
  }

  private mutating func region(_ node: DoclingFile.Node, _ path: String) -> (Int, InterchangeRegion)? {
    let kind = Self.kind(of: node.label, isTable: node.data != nil, path)
    guard let kind else { return nil }
    let (page, box) = place(of: node)
    var region = InterchangeRegion(kind, id: Self.name(path), region: Region(box))
    if kind == .table {
      region.regions = cells(node.data, in: box, page: page)
      return region.regions.isEmpty ? nil : (page, region)
    }
    let text = node.text ?? ""
    if kind == .formula {
      region.facts["latex"] = text.isEmpty ? nil : text
    } else if !text.isEmpty {
      made.notes.changed("places of words: estimated", page: page)
      region.lines = EstimatedLines(style: node.formatting.flatMap(Self.style), link: node.hyperlink)
        .lines(of: text, in: box)
    }
    if kind == .heading {
      region.facts["level"] = String(node.label == "title" ? 1 : min((node.level ?? 1) + 1, 6))
    }
    if kind == .code { region.facts["language"] = node.codeLanguage.flatMap { $0 == "unknown" ? nil : $0 } }
    if kind == .caption { region.facts["target"] = target(ofCaption: path) }
    return (page, region)
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").dropFirst().joined(separator: "-")
  }

  private static func kind(of label: String?, isTable: Bool, _ path: String) -> InterchangeRegion.Kind? {
    if isTable || path.hasPrefix("#/tables/") { return .table }
    switch label {
    case "title", "section_header": return .heading
    case "page_header": return .header
    case "page_footer": return .footer
    case "caption": return .caption
    case "footnote": return .footnote
    case "formula": return .formula
    case "code": return .code
    case "picture", "chart": return .figure
    default: return path.hasPrefix("#/texts/") ? .paragraph : path.hasPrefix("#/pictures/") ? .figure : nil
    }
  }

  /// The table or picture that names the caption.
  private func target(ofCaption path: String) -> String? {
    for (kind, list) in [("tables", file.tables), ("pictures", file.pictures)] {
      for (index, node) in (list ?? []).enumerated()
      where (node.captions ?? []).contains(where: { $0.path == path }) {
        return "\(kind)-\(index)"
      }
    }
    return nil
  }

  private static func style(_ formatting: DoclingFile.Formatting) -> TextStyle? {
    let all: [(Bool, TextStyle.Trait)] = [
      (formatting.bold == true, .bold), (formatting.italic == true, .italic),
      (formatting.underline == true, .underline), (formatting.strikethrough == true, .strikethrough),
      (formatting.script == "sub", .subscript), (formatting.script == "super", .superscript),
    ]
    let traits = all.filter(\.0).map(\.1)
    return traits.isEmpty ? nil : TextStyle(traits)
  }

  private mutating func place(of node: DoclingFile.Node) -> (Int, Rect) {
    if (node.places ?? []).count > 1 {
      made.notes.lost("further places of items", page: node.places?[0].page ?? 1)
    }
    if let place = node.places?.first, let box = place.box {
      return (place.page, rect(box, page: place.page))
    }
    // Word files and web pages have no places: their items are set one below the other.
    let page = node.places?.first?.page ?? sizes.keys.min() ?? 1
    let letters = Double((node.text ?? "").count)
    let height = max(14, (letters / 90).rounded(.up) * 14)
    made.notes.changed("items without a place: set one below the other", page: page)
    defer { cursor += height + 6 }
    if sizes[page] == nil { sizes[page] = Self.letter }
    if cursor + height > sizes[page]?.height ?? 0 { sizes[page]?.height = cursor + height + 36 }
    return (page, Rect(x: 36, y: cursor, width: 540, height: height))
  }

  private func rect(_ box: DoclingFile.Box, page: Int) -> Rect {
    let height = (sizes[page] ?? Self.letter).height
    let isBelow = box.origin == "BOTTOMLEFT"
    let (top, bottom) = isBelow ? (height - box.top, height - box.bottom) : (box.top, box.bottom)
    return Rect(
      left: min(box.left, box.right), top: min(top, bottom), right: max(box.left, box.right),
      bottom: max(top, bottom)
    ).settled
  }

  private func cells(_ data: DoclingFile.TableData?, in table: Rect, page: Int) -> [InterchangeRegion] {
    let cells = data?.cells ?? []
    let rows = Double(max(data?.rows ?? 1, cells.map(\.endRow).max() ?? 1, 1))
    let columns = Double(max(data?.columns ?? 1, cells.map(\.endColumn).max() ?? 1, 1))
    return cells.map { cell in
      // Without a box of its own: its share of the grid.
      let share = Rect(
        x: table.x + table.width * Double(cell.column) / columns,
        y: table.y + table.height * Double(cell.row) / rows,
        width: table.width * Double(cell.endColumn - cell.column) / columns,
        height: table.height * Double(cell.endRow - cell.row) / rows
      ).settled
      let box = cell.box.map { rect($0, page: page) } ?? share
      var made = InterchangeRegion(.cell, region: Region(box))
      made.facts.set(
        "cell",
        numbers: [
          Double(cell.row), Double(cell.column), Double(cell.endRow - cell.row),
          Double(cell.endColumn - cell.column),
        ])
      if cell.isColumnHeader == true || cell.isRowHeader == true { made.facts["header"] = "1" }
      made.lines = EstimatedLines().lines(of: cell.text ?? "", in: box)
      return made
    }
  }

  /// A table of two columns.
  private mutating func addPairs(_ node: DoclingFile.Node) {
    let vertices = Dictionary(
      (node.graph?.cells ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var table = InterchangeRegion(.table)
    var page: Int?
    for link in node.graph?.links ?? [] {
      guard let key = vertices[link.source], let value = vertices[link.target], key.label == "key" else {
        continue
      }
      for (column, vertex) in [key, value].enumerated() {
        let number = vertex.place?.page ?? page ?? 1
        page = page ?? number
        let box =
          vertex.place?.box.map { rect($0, page: number) } ?? Rect(x: 36, y: cursor, width: 200, height: 14)
        var cell = InterchangeRegion(.cell, region: Region(box))
        cell.facts.set("cell", numbers: [Double(table.regions.count / 2), Double(column), 1, 1])
        if column == 0 { cell.facts["header"] = "1" }
        cell.lines = EstimatedLines().lines(of: vertex.text ?? "", in: box)
        table.regions.append(cell)
      }
    }
    if let page, !table.regions.isEmpty { regions[page, default: []].append(table) }
  }
}

extension InterchangeRegion {
  /// A check box outside lists is a list of one.
  fileprivate func asChecked(_ isChecked: Bool) -> InterchangeRegion {
    var item = InterchangeRegion(.item)
    item.regions = [self]
    item.facts["checked"] = isChecked ? "1" : "0"
    var list = InterchangeRegion(.list)
    list.regions = [item]
    return list
  }
}
