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
    do {
      try self.init(try OPCFile(URL(fileURLWithPath: path)))
    } catch {
      throw RectoError(
        error.code, "The template can't be used: \(error.message) Name an .xlsx file that Excel opens.",
        location: .init(file: path), cause: error.cause)
    }
  }

  private init(_ file: OPCFile) throws(RectoError) {
    guard let main = try file.part(RelationshipType.document, of: .package) else {
      if try file.relationships(of: .package).contains(where: { $0.type.contains("purl.oclc.org") }) {
        throw RectoError(.unsupportedFeature, "It is Strict Open XML; save it as an ordinary workbook.")
      }
      throw RectoError(.malformedInput, "It names no workbook.")
    }
    guard let type = file.contentType(of: main), Self.types.contains(type) else {
      throw RectoError(.unsupportedFeature, "It is an Office file, but not of Excel with XML inside.")
    }
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

  /// Macros are left out of what is written.
  private static let types: Set<String> = [
    ContentType.spreadsheet("sheet.main"), ContentType.spreadsheet("template.main"),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
  ]
}
