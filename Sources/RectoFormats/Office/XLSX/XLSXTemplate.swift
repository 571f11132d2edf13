import Foundation
internal import RectoModel

/// What is taken from an XLSX of the user's: the theme, the looks of cells, and the page set-up of the first sheet.
struct XLSXTemplate {
  let theme: Data?
  let looks: TemplateLooks
  private(set) var page = PageSetup()

  /// Attributes as they stand in the file; nil where it has none.
  struct PageSetup: Sendable, Hashable {
    /// Of left, right, top, bottom, header and footer in inches.
    var margins: [String: String] = [:]
    var paperSize: String?
    var orientation: String?
  }

  /// Throws errors that name the file: `.malformedInput` for what is no XLSX, `.unsupportedFeature` for other Office
  /// files, `.limitExceeded` for swollen ones.
  init(_ path: String) throws(RectoError) {
    self = try Self.kind.read(path) { file, main throws(RectoError) in try XLSXTemplate(file, main: main) }
  }

  private init(_ file: OPCFile, main: PartName) throws(RectoError) {
    guard let name = try file.part(RelationshipType.styles, of: main), let styles = try file.data(of: name)
    else { throw RectoError(.malformedInput, "It has no styles.") }
    looks = try TemplateLooks(styles)
    if let name = try file.part(RelationshipType.theme, of: main), try file.relationships(of: name).isEmpty,
      let data = try file.data(of: name)
    {
      let reader = try XMLPullReader(data, name: name.description, refusesDocumentTypes: true)
      while try reader.next() != nil {}
      theme = data
    } else {
      theme = nil
    }
    if let name = try file.part(RelationshipType.named("worksheet"), of: main),
      let sheet = try file.data(of: name)
    {
      page = try Self.page(of: sheet)
    }
  }

  private static func page(of sheet: Data) throws(RectoError) -> PageSetup {
    let reader = try XMLPullReader(sheet, name: "its first sheet", refusesDocumentTypes: true)
    var page = PageSetup()
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      if element.name == "pageMargins" {
        for side in ["left", "right", "top", "bottom", "header", "footer"] {
          guard let inches = element[side].flatMap(Double.init), (0...10).contains(inches) else { continue }
          page.margins[side] = "\(inches)"
        }
      }
      if element.name == "pageSetup" {
        page.paperSize = element["paperSize"].flatMap(Int.init).map { String(min(max($0, 1), 118)) }
        page.orientation = element["orientation"].flatMap {
          ["portrait", "landscape"].contains($0) ? $0 : nil
        }
      }
    }
    return page
  }

  private static let kind = OfficeTemplate(
    example: "an .xlsx file that Excel opens", noun: "workbook", program: "Excel",
    types: [
      ContentType.spreadsheet("sheet.main"), ContentType.spreadsheet("template.main"),
      "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
      "application/vnd.ms-excel.template.macroEnabled.main+xml",
    ])
}
