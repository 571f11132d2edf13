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

  /// PDF/A-1 wants to know which glyphs a composite font holds: all that have a width.
  private func completeFonts(of file: QPDFDocument) {
    for index in 0..<file.pageCount {
      let fonts = file.page(index)["/Resources"]["/Font"]
      for name in fonts.keys {
        let descendants = fonts[name]["/DescendantFonts"]
        guard descendants.count == 1 else { continue }
        let font = descendants.item(0)
        let descriptor = font["/FontDescriptor"]
        guard descriptor["/CIDSet"].isNull else { continue }
        descriptor.set("/CIDSet", file.stream(glyphSet(font["/W"])))
      }
    }
  }

  /// One bit a glyph, the first the highest of the first byte, from `/W [first [width width ...] ...]`.
  private func glyphSet(_ widths: borrowing QPDFObject) -> [UInt8] {
    var bits: [UInt8] = [0x80]
    for index in stride(from: 0, to: widths.count - 1, by: 2) {
      let first = widths.item(index).integer
      for glyph in first..<first + widths.item(index + 1).count {
        while bits.count <= glyph / 8 { bits.append(0) }
        bits[glyph / 8] |= 0x80 >> UInt8(glyph % 8)
      }
    }
    return bits
  }
}
