import Foundation
internal import RectoModel
internal import RectoPDF

/// Finds what keeps a file that we drew from meeting a standard. Fonts, tags and metadata always meet it; pictures
/// come as they are.
struct PDFStandardCheck {
  var standard: PDFStandard
  /// Pages, 1-based, with characters that mean nothing outside their file.
  var pagesWithPrivateCharacters: [Int] = []

  /// What stands in the way, and what to do about it.
  struct Objection: Sendable, Hashable {
    /// 1-based.
    var page: Int
    /// "the picture is in CMYK".
    var reason: String
    /// "convert it to RGB".
    var remedy: String
  }

  /// The first objection of each page.
  func objections(to file: QPDFDocument) -> [Objection] {
    guard standard.part != nil else { return [] }
    return (0..<file.pageCount).compactMap { index in
      let found =
        objection(toPicturesOf: file.page(index)["/Resources"]["/XObject"]) ?? objection(toTextOf: index + 1)
      return found.map { Objection(page: index + 1, reason: $0.reason, remedy: $0.remedy) }
    }
  }

  private typealias Finding = (reason: String, remedy: String)

  private func objection(toTextOf page: Int) -> Finding? {
    guard standard == .a2a, pagesWithPrivateCharacters.contains(page) else { return nil }
    return ("the text has characters for private use, which mean nothing to others", "replace them")
  }

  private func objection(toPicturesOf objects: borrowing QPDFObject) -> Finding? {
    for name in objects.keys {
      let picture = objects[name]
      guard picture.isStream, picture["/Subtype"].isName("/Image") else { continue }
      if let found = objection(to: picture) { return found }
    }
    return nil
  }

  private func objection(to picture: borrowing QPDFObject) -> Finding? {
    if isFourInks(picture["/ColorSpace"]) { return Self.fourInks }
    let isJPX = picture["/Filter"].isName("/JPXDecode")
    guard standard == .a1b else { return isJPX ? objection(toJPX: picture) : nil }
    if isJPX { return ("the picture is JPEG 2000, which came after PDF 1.4", "convert it to JPEG or PNG") }
    if picture["/BitsPerComponent"].integer > 8 {
      return ("the picture has 16 bits a colour, and PDF 1.4 knows 8", "convert it to 8 bits a colour")
    }
    if !picture["/SMask"].isNull { return ("the picture is transparent", "lay it on white") }
    return nil
  }

  private func objection(toJPX picture: borrowing QPDFObject) -> Finding? {
    let colors = picture.streamData(.none).flatMap { JPXColors([UInt8]($0)) }
    if colors?.isCMYK == true { return Self.fourInks }
    return colors.map { $0.fault == nil } == true
      ? nil : ("the JPEG 2000 picture describes its colours in a way of its own", "convert it to sRGB")
  }

  private static let fourInks: Finding = (
    "the picture is in CMYK, and the colours of the file are sRGB", "convert it to RGB"
  )

  private func isFourInks(_ space: borrowing QPDFObject) -> Bool {
    guard space.count > 1 else { return space.isName("/DeviceCMYK") }
    return space.item(0).isName("/Indexed") && space.item(1).isName("/DeviceCMYK")
  }
}

extension PDFStandardCheck {
  /// The standard that the file will be marked with. Throws `.unsupportedFeature` for an objection to a standard that
  /// was asked for; one that was our own choice is given up, and every objection is reported.
  static func settle(
    _ wanted: PDFStandard?, for file: QPDFDocument, privateCharacters pages: [Int],
    report: (Diagnostic) -> Void
  ) throws(RectoError) -> PDFStandard {
    let standard = wanted ?? .a2u
    let check = PDFStandardCheck(standard: standard, pagesWithPrivateCharacters: pages)
    let objections = check.objections(to: file)
    guard let first = objections.first else { return standard }
    guard wanted == nil else {
      throw RectoError(
        .unsupportedFeature,
        "This can't be \(standard.name): \(first.reason); \(first.remedy), or set pdf.standard=none.",
        location: .init(page: first.page))
    }
    for objection in objections {
      report(
        .standardNotMet(page: objection.page, standard: standard.name, reason: objection.reason))
    }
    return .none
  }
}

extension Document {
  /// Pages, 1-based, with characters that mean nothing outside their file.
  var pagesWithPrivateCharacters: [Int] {
    pages.indices.filter { index in
      pages[index].words.contains { word in
        word.text.unicodeScalars.contains { $0.properties.generalCategory == .privateUse }
      }
    }.map { $0 + 1 }
  }
}
