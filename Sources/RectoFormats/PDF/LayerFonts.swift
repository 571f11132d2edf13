internal import RectoPDF

/// The fonts of the text layer in a file, each made when it is first used. They hold the same few bytes for each shape,
/// where Cairo cuts out fonts of its own for every set of characters.
struct LayerFonts: ~Copyable {
  private let file: QPDFDocument
  private let codes: LayerCodes
  /// The numbers of objects.
  private var fonts: [LayerFont: Int] = [:]
  private var descriptors: [RectangleFont.Shape: Int] = [:]
  private var widths: Int?
  private var toUnicode: Int?
  private var glyphs: Int?

  init(in file: QPDFDocument, codes: LayerCodes) {
    (self.file, self.codes) = (file, codes)
  }

  /// The dictionary for the resources of a page that uses `names`.
  mutating func resources(_ used: Set<LayerFont>) -> QPDFObject {
    let dictionary = file.object("<< >>")
    for font in used.sorted(by: { $0.name < $1.name }) {
      dictionary.set(font.name, object(for: font))
    }
    return dictionary
  }

  private mutating func object(for font: LayerFont) -> QPDFObject {
    if let id = fonts[font] { return file.object(id: id) }
    let made = file.indirect(font.isComposite ? composite(font.shape) : simple(font.shape))
    fonts[font] = made.id
    return made
  }

  private mutating func simple(_ shape: RectangleFont.Shape) -> QPDFObject {
    let font = file.object(
      """
      << /Type /Font /Subtype /TrueType /BaseFont /\(RectangleFont.name) /Encoding /WinAnsiEncoding
      /FirstChar 32 /LastChar 255 >>
      """)
    font.set("/Widths", allWidths())
    font.set("/FontDescriptor", descriptor(shape))
    return font
  }

  private mutating func allWidths() -> QPDFObject {
    if let widths { return file.object(id: widths) }
    let list = [String](repeating: "\(RectangleFont.glyphWidth)", count: 224).joined(separator: " ")
    let made = file.indirect(file.object("[\(list)]"))
    widths = made.id
    return made
  }

  private mutating func composite(_ shape: RectangleFont.Shape) -> QPDFObject {
    let descendant = file.object(
      """
      << /Type /Font /Subtype /CIDFontType2 /BaseFont /\(RectangleFont.name) /DW \(RectangleFont.glyphWidth)
      /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
      """)
    descendant.set("/FontDescriptor", descriptor(shape))
    descendant.set("/CIDToGIDMap", Self.stream(codes.glyphs, &glyphs, in: file))
    let font = file.object(
      "<< /Type /Font /Subtype /Type0 /BaseFont /\(RectangleFont.name) /Encoding /Identity-H >>")
    let descendants = file.object("[]")
    descendants.append(file.indirect(descendant))
    font.set("/DescendantFonts", descendants)
    font.set("/ToUnicode", Self.stream(Array(codes.toUnicode.utf8), &toUnicode, in: file))
    return font
  }

  private mutating func descriptor(_ shape: RectangleFont.Shape) -> QPDFObject {
    if let id = descriptors[shape] { return file.object(id: id) }
    // Not symbolic: the characters of simple fonts are those of their encoding.
    let descriptor = file.object(
      """
      << /Type /FontDescriptor /FontName /\(RectangleFont.name) /Flags 32 /ItalicAngle 0 /StemV 80
      /FontBBox [0 \(shape.descent) \(RectangleFont.glyphWidth) \(shape.ascent)]
      /Ascent \(shape.ascent) /Descent \(shape.descent) /CapHeight \(shape.ascent) >>
      """)
    let program = RectangleFont.embedded(shape)
    let stream = file.stream(program)
    stream.dictionary.set("/Length1", "\(program.count)")
    descriptor.set("/FontFile2", stream)
    let made = file.indirect(descriptor)
    descriptors[shape] = made.id
    return made
  }

  /// `id` is that of the stream, once it is made.
  private static func stream(
    _ bytes: @autoclosure () -> [UInt8], _ id: inout Int?, in file: QPDFDocument
  ) -> QPDFObject {
    if let id { return file.object(id: id) }
    let made = file.stream(bytes())
    id = made.id
    return made
  }
}
