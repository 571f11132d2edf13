import RectoLayout
import RectoModel
import RectoTesting

/// Pages of which only words and lines are given, as a page of a PDF has them: what stands in the model is what
/// `RectoLayout` finds.
extension GoldenInput {
  static let layoutCases = [
    layoutReport, layoutColumns, layoutTables, layoutContinuedTable, layoutScripts,
  ]

  /// Running heads, levels of headings, lists in lists, a note, and a paragraph over the end of a page.
  static let layoutReport = GoldenInput("layout-report") { document in
    let paper = Size(width: 1240, height: 1000)
    try document.page(size: paper) { (page) throws(RectoError) in
      page.edges("Annals", "7")
      page.set("Papermaking", at: 120, 110, size: 48)
      page.set("1 Rags", at: 120, 200, size: 34)
      page.set("Hundredweights travelled upstream towards papermaking establishments.*", at: 120, 270)
      page.set("1.1 Sorting", at: 120, 380, size: 28)
      page.set("• unbleached linen\n• hempen canvas", at: 120, 440)
      page.set("– sails\n– ropes", at: 170, 512)
      page.set("• coloured remnants", at: 120, 584)
      page.set("Waterwheels underneath neighbouring stampers continued throughout quar-", at: 120, 680)
      page.set("* Hundredweights measured differently.", at: 120, 850, size: 16)
    }
    try document.page(size: paper) { (page) throws(RectoError) in
      page.edges("Annals", "8")
      page.set("terly maintenance whenever circumstances permitted maintenance.", at: 120, 130)
      page.set("2 Moulds", at: 120, 230, size: 34)
      page.set("Craftsmen manufactured frameworks.", at: 120, 300)
    }
    document.change { $0 = structured($0) }
  }

  /// A title over two columns; the first column's text goes on in the second.
  static let layoutColumns = GoldenInput("layout-columns") { document in
    try document.page(size: Size(width: 1240, height: 700)) { (page) throws(RectoError) in
      page.set("Craftsmanship throughout papermaking establishments", at: 180, 80, size: 34)
      let left = [
        "Craftsmen manufactured rectan-", "gular frameworks, stretching", "brasswork perpendicularly.",
      ]
      let right = [
        "Coucheurs transferred freshly", "manufactured papers, pressing", "thoroughly everywhere.",
      ]
      for (row, line) in (left + left + ["Vatmen underneath waterwheels"]).enumerated() {
        page.set(line, at: 120, 180 + 36 * Double(row))
      }
      for (row, line) in (["continued throughout winters."] + right + right).enumerated() {
        page.set(line, at: 680, 180 + 36 * Double(row))
      }
    }
    document.change { $0 = structured($0) }
  }

  /// Two side by side with zeros, brackets and signs; merged cells, headings of two rows and of two lines.
  static let layoutTables = GoldenInput("layout-tables") { document in
    var drawn: [Rule] = []
    try document.page(size: Size(width: 1240, height: 900)) { (page) throws(RectoError) in
      page.cells(
        [["Mill", "Sold"], ["Ashby", "007"], ["Corve", "(1,234)"]], x: [120, 300, 500], y: 100, &drawn)
      page.cells(
        [["Day", "Share"], ["2024-03-05", "-5%"], ["2024-03-06", "12.5%"]], x: [700, 920, 1080], y: 100,
        &drawn)
      page.merged(x: [120, 320, 560, 800], y: 380, &drawn)
      page.set("Table 3. Shipments.", at: 120, 720)
    }
    document.change { $0 = structured($0, [drawn]) }
  }

  /// A table over the end of a page, whose heading stands there again.
  static let layoutContinuedTable = GoldenInput("layout-continued-table") { document in
    var drawn: [[Rule]] = [[], []]
    let paper = Size(width: 1240, height: 460)
    try document.page(size: paper) { (page) throws(RectoError) in
      page.set("Shipments downstream", at: 120, 60)
      let rows = [
        ["Town", "Reams"], ["Ashby", "1,137"], ["Corve", "2,274"], ["Ludlow", "3,411"], ["Clun", "4,548"],
      ]
      page.cells(rows, x: [120, 420, 700], y: 220, &drawn[0])
    }
    try document.page(size: paper) { (page) throws(RectoError) in
      page.cells(
        [["Town", "Reams"], ["Onny", "5,685"], ["Teme", "6,822"]], x: [120, 420, 700], y: 30, &drawn[1])
      page.set("Carts travelled separately.", at: 120, 320)
    }
    document.change { $0 = structured($0, drawn) }
  }

  /// Columns from the right, characters without blanks, and lines from top to bottom.
  static let layoutScripts = GoldenInput("layout-scripts") { document in
    try document.page(size: Size(width: 1240, height: 500)) { (page) throws(RectoError) in
      page.direction = .rightToLeft
      for row in 0..<3 {
        page.fromTheRight("كانت الطاحونة الكبيرة قديمة.", to: 1120, 150 + 36 * Double(row))
        page.fromTheRight("وكان الورق يصنع بالماء.", to: 540, 150 + 36 * Double(row))
      }
    }
    try document.page(size: Size(width: 1240, height: 900)) { (page) throws(RectoError) in
      let lines = ["造紙的人把破布放在水裡，然後 用木槌打成漿，", "再把漿 倒進大桶，用細竹簾抄起來，", "壓乾 以後就成了紙。"]
      for (row, line) in lines.enumerated() { page.set(line, at: 120, 300 + 36 * Double(row)) }
    }
    try document.page(size: Size(width: 1240, height: 900)) { (page) throws(RectoError) in
      page.direction = .topToBottom
      page.downwards(["紙は水と布か", "ら作られる。", "紙漉きの人は", "朝早く起きて", "水を汲んだ。"], from: 900, 200)
    }
    document.change { $0 = structured($0) }
  }

  private static func structured(_ document: Document, _ rules: [[Rule]] = []) -> Document {
    var document = document
    for index in document.pages.indices {
      let graphics = PageGraphics(rules: rules.indices.contains(index) ? rules[index] : [])
      document.pages[index] = PageLayout().structured(document.pages[index], graphics: graphics)
    }
    return DocumentLayout().structured(document)
  }
}

extension PageBuilder {
  /// Lines of a block in type of this size.
  fileprivate mutating func set(_ text: String, at x: Double, _ y: Double, size: Double = 24) {
    (left, top) = (x, y)
    let (scale, edge) = (size / 24, x)
    paragraph(text) { word in
      let left = (edge + (word.box.x - edge) * scale).rounded()
      word.box = Rect(x: left, y: word.box.y, width: (word.box.width * scale).rounded(), height: size)
      word.style = TextStyle(fontName: "Serif", fontSize: Points(size / 2))
    }
  }

  /// What stands on the edges of every page.
  fileprivate mutating func edges(_ head: String, _ number: String) {
    set(head, at: 460, 40)
    set(number, at: 610, page.size.height - 64)
  }

  /// A table in which all lines are drawn.
  fileprivate mutating func cells(_ rows: [[String]], x: [Double], y: Double, _ rules: inout [Rule]) {
    for (row, texts) in rows.enumerated() {
      for (text, left) in zip(texts, x) { set(text, at: left + 10, y + 10 + 44 * Double(row)) }
    }
    let lines = (0...rows.count).map { y + 44 * Double($0) }
    for line in lines { rules.append(Rule(x[0], line, x[x.count - 1], line)) }
    for column in x { rules.append(Rule(column, y, column, lines[rows.count])) }
  }

  /// Two rows of headings, one cell over two columns, one over two rows; a heading of two lines.
  fileprivate mutating func merged(x: [Double], y: Double, _ rules: inout [Rule]) {
    let rows = (0...4).map { y + ($0 > 1 ? 36 : 0) + 44 * Double($0) }
    set("Mill", at: x[0] + 10, rows[0] + 30)
    set("Sent down", at: x[1] + 150, rows[0] + 10)
    set("by water,\nreams", at: x[1] + 10, rows[1] + 8)
    set("by road,\nreams", at: x[2] + 10, rows[1] + 8)
    set("Ashby", at: x[0] + 10, rows[2] + 30)
    set("1,240", at: x[1] + 10, rows[2] + 10)
    set("3", at: x[2] + 10, rows[2] + 10)
    set("closed", at: x[1] + 10, rows[3] + 10)
    for (row, line) in rows.enumerated() {
      // The first column's cells go over two rows, twice.
      rules.append(Rule(row == 1 || row == 3 ? x[1] : x[0], line, x[3], line))
    }
    rules.append(Rule(x[0], rows[0], x[0], rows[4]))
    rules.append(Rule(x[1], rows[0], x[1], rows[4]))
    rules.append(Rule(x[2], rows[1], x[2], rows[3]))
    rules.append(Rule(x[3], rows[0], x[3], rows[4]))
  }

  /// A line that ends at `x` on the left and begins on the right.
  fileprivate mutating func fromTheRight(_ text: String, to right: Double, _ y: Double) {
    top = y
    var edge = right
    paragraph(text) { word in
      word.box.x = edge - word.box.width
      edge -= word.box.width + 10
    }
  }

  /// Columns of one word each, the first on the right.
  fileprivate mutating func downwards(_ columns: [String], from x: Double, _ y: Double) {
    for (index, column) in columns.enumerated() {
      let left = x - 60 * Double(index)
      paragraph(column) { $0.box = Rect(x: left, y: y, width: 40, height: 40 * Double($0.text.count)) }
    }
  }
}

extension Rule {
  fileprivate init(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double) {
    self.init(from: Point(x: x, y: y), to: Point(x: toX, y: toY), thickness: 1)
  }
}
