import Foundation
import RectoPDF

/// A page of 200 x 100 points to be made PDF/A.
struct ArchiveFile {
  let document = QPDFDocument()

  /// `resources` and `page` in PDF syntax, added to what every page has.
  init(
    content: String = "0 0 1 rg 10 10 50 50 re f", resources: String = "<< >>", page extra: String = "<< >>"
  ) {
    let page = document.object("<< /Type /Page /MediaBox [0 0 200 100] /Resources \(resources) >>")
    let more = document.object(extra)
    for key in more.keys { page.set(key, more[key]) }
    page.set("/Contents", document.stream(Array(content.utf8)))
    document.append(page: document.indirect(page))
  }

  var page: QPDFObject { document.page(0) }

  func obstacles(_ part: ArchiveLevel.Part = .two, _ conformance: ArchiveLevel.Conformance = .b) -> [String] {
    ArchiveCheck.obstacles(in: document, level: ArchiveLevel(part, conformance)).map(\.clause)
  }

  @discardableResult
  func convert(_ part: ArchiveLevel.Part = .two, _ conformance: ArchiveLevel.Conformance = .b) -> [String] {
    let level = ArchiveLevel(part, conformance)
    return ArchiveConversion(level: level, profile: Self.profile()).apply(to: document) {
      ArchiveXMP.packet($0, level)
    }
  }

  /// A stream object with the entries given in PDF syntax.
  func stream(_ bytes: [UInt8], _ entries: String = "<< >>") -> QPDFObject {
    let stream = document.stream(bytes)
    let values = document.object(entries)
    for key in values.keys { stream.dictionary.set(key, values[key]) }
    return stream
  }

  /// Puts a resource on the page.
  func add(_ kind: String, _ name: String, _ object: borrowing QPDFObject) {
    if page["/Resources"][kind].isNull { page["/Resources"].set(kind, "<< >>") }
    page["/Resources"][kind].set(name, object)
  }

  /// The simple font `/F` with the code 65 only, which is 600 wide.
  func addFont(
    _ subtype: String, program: [UInt8]? = nil, key: String = "/FontFile2", kind: String = "null",
    flags: Int = 32,
    encoding: String = "/WinAnsiEncoding"
  ) {
    let font = document.object(
      """
      << /Type /Font /Subtype \(subtype) /BaseFont /ABCDEF+Test /FirstChar 65 /LastChar 65 /Widths [600]
      /Encoding \(encoding) >>
      """)
    let descriptor = document.object(
      "<< /Type /FontDescriptor /FontName /ABCDEF+Test /Flags \(flags) /FontBBox [0 0 600 700] >>")
    if let program {
      let stream = document.stream(program)
      if kind != "null" { stream.dictionary.set("/Subtype", kind) }
      descriptor.set(key, stream)
    }
    font.set("/FontDescriptor", document.indirect(descriptor))
    add("/Font", "/F", document.indirect(font))
  }

  /// The header of a profile, without its tables.
  static func profile(space: String = "RGB ", deviceClass: String = "mntr", version: UInt8 = 2) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 132)
    bytes[8] = version
    bytes.replaceSubrange(12..<16, with: Array(deviceClass.utf8))
    bytes.replaceSubrange(16..<20, with: Array(space.utf8))
    bytes.replaceSubrange(36..<40, with: Array("acsp".utf8))
    return bytes
  }
}
