import Foundation
internal import RectoModel

/// Puts the parts of a workbook into a package. Sheets are written one by one, and each row by itself.
struct WorkbookPackage {
  let package: OPCPackage
  private let plan: WorkbookPlan
  private let content: WorkbookContent
  private let options: XLSXOptions
  private let context: WriteContext
  /// A file of the user's that looks are taken from.
  private let user: XLSXTemplate?

  private static let workbook: PartName = "/xl/workbook.xml"

  init(
    _ plan: WorkbookPlan, _ content: WorkbookContent, options: XLSXOptions, context: WriteContext
  ) throws(RectoError) {
    package = try OPCPackage(context: context)
    self.plan = plan
    self.content = content
    self.options = options
    self.context = context
    user = try options.template.map { path throws(RectoError) in try XLSXTemplate(path) }
  }

  func write() throws(RectoError) {
    package.relate(.package, to: Self.workbook, RelationshipType.document)
    let workbook = try package.part(Self.workbook, type: ContentType.spreadsheet("sheet.main"))
    let (strings, language) = (plan.strings, content.metadata.language)
    let contents = SheetContents(content)
    var styles = StyleTable(language: language, looks: user?.looks)
    var relationships: [String] = []
    var objects = 0
    var hasTableObject: [Bool] = []
    for (index, sheet) in plan.sheets.enumerated() {
      let name = PartName("/xl/worksheets/sheet\(index + 1).xml")
      relationships.append(package.relate(Self.workbook, to: name, RelationshipType.named("worksheet")))
      let part = try package.part(name, type: ContentType.spreadsheet("worksheet"), packing: .quicklyDeflated)
      let object = options.hasTableObjects ? TableObject(sheet) : nil
      if object != nil { objects += 1 }
      hasTableObject.append(object != nil)
      let link = try object.map { object throws(RectoError) in try add(object, number: objects, to: name) }
      let file = package.temporaryFile("merged-\(index + 1)")
      var rows = SheetRows(part: part, strings: strings, styles: styles, file: file)
      try SheetPart(
        sheet: sheet, options: options, language: language, tableObject: link, page: user?.page
      )
      .write(to: part) { () throws(RectoError) in
        try rows.write(sheet, contents)
        return rows.mergedCells
      }
      try package.close(part)
      styles = rows.styles
      for (table, count) in rows.cut {
        context.report(.charactersDropped(page: table.page, block: table.id, count: count))
      }
    }
    WorkbookPart(
      sheets: plan.sheets, relationships: relationships, options: options, hasTableObject: hasTableObject
    ).write(to: workbook)
    try addShared(styles: styles, strings: strings)
  }

  /// Returns the relationship that the sheet names it by.
  private func add(_ object: TableObject, number: Int, to sheet: PartName) throws(RectoError) -> String {
    let name = PartName("/xl/tables/table\(number).xml")
    let part = try package.part(name, type: ContentType.spreadsheet("table"))
    object.write(to: part, number: number, hasFilters: options.hasFilters)
    try package.close(part)
    return package.relate(sheet, to: name, RelationshipType.named("table"))
  }

  /// Styles, the theme that table objects take their colours from, and texts.
  private func addShared(styles: StyleTable, strings: StringTable) throws(RectoError) {
    let theme: PartName = "/xl/theme/theme1.xml"
    var look = user?.theme
    if look == nil { look = try TemplateLibrary.installed().data("xlsx/theme1.xml") }
    try package.add(theme, type: ContentType.theme, data: look ?? Data())
    package.relate(Self.workbook, to: theme, RelationshipType.theme)
    let name: PartName = "/xl/styles.xml"
    let sheet = StyleSheetPart(styles: styles, user: user?.looks).text
    try package.add(name, type: ContentType.spreadsheet("styles"), data: Data(sheet.utf8))
    package.relate(Self.workbook, to: name, RelationshipType.styles)
    guard strings.isShared, !strings.texts.isEmpty else { return }
    let texts: PartName = "/xl/sharedStrings.xml"
    let part = try package.part(
      texts, type: ContentType.spreadsheet("sharedStrings"), packing: .quicklyDeflated)
    package.relate(Self.workbook, to: texts, RelationshipType.named("sharedStrings"))
    let counts = (uses: "\(strings.useCount)", texts: "\(strings.texts.count)")
    part.element("sst", ["xmlns": SpreadsheetNames.main, "count": counts.uses, "uniqueCount": counts.texts]) {
      var bytes = SheetBytes()
      for text in strings.texts {
        bytes.add("<si>")
        bytes.addText(text)
        bytes.add("</si>")
        if bytes.isFull {
          part.raw(bytes.bytes)
          bytes.removeAll()
        }
      }
      part.raw(bytes.bytes)
    }
  }
}
