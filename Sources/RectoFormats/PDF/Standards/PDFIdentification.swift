import Foundation
internal import RectoModel
internal import RectoPDF

/// What a file of a standard has to say of itself: colours and version. The XMP names the standard.
struct PDFIdentification {
  var standard: PDFStandard
  /// The ICC profile of sRGB.
  var profile: Data

  func apply(to file: QPDFDocument) {
    guard standard.part != nil else { return }
    let stream = file.stream([UInt8](profile))
    stream.dictionary.set("/N", "3")
    let intent = file.object(
      "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) >>")
    intent.set("/DestOutputProfile", stream)
    let intents = file.object("[]")
    intents.append(intent)
    file.catalog.set("/OutputIntents", intents)
    if standard == .a1b { completeFonts(of: file) }
  }

  var writeOptions: QPDFDocument.WriteOptions {
    var options = QPDFDocument.WriteOptions()
    options.hasClearStreamEnds = standard.part != nil
    if standard == .a1b {
      options.hasObjectStreams = false
      options.forcedVersion = "1.4"
    } else if standard != .none {
      options.version = "1.7"
    }
    return options
  }

  /// PDF/A-1 wants to know which codes a composite font holds: all that have a glyph.
  private func completeFonts(of file: QPDFDocument) {
    for index in 0..<file.pageCount {
      let fonts = file.page(index)["/Resources"]["/Font"]
      for name in fonts.keys {
        let descendant = fonts[name]["/DescendantFonts"].item(0)
        guard let glyphs = descendant["/CIDToGIDMap"].streamData(.generalized) else { continue }
        let descriptor = descendant["/FontDescriptor"]
        guard descriptor["/CIDSet"].isNull else { continue }
        descriptor.set("/CIDSet", file.stream(codeSet(glyphs.count / 2)))
      }
    }
  }

  /// One bit a code, the first the highest of the first byte.
  private func codeSet(_ count: Int) -> [UInt8] {
    var bits = [UInt8](repeating: 0, count: (count + 7) / 8)
    for code in 0..<count { bits[code / 8] |= 0x80 >> UInt8(code % 8) }
    return bits
  }
}
