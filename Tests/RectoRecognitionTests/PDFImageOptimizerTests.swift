import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoRecognition

@Suite struct PDFImageOptimizerTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private struct Picture {
    var bytes: [UInt8]
    /// The dictionary's entries, in PDF syntax.
    var entries: [String: String]
    var filter = "null"
    var parameters = "null"
    var isInForm = false
  }

  /// One page of 3 x 2 inches, all pictures over the whole of it.
  private func file(_ pictures: [Picture], password: String? = nil) throws -> InputFile {
    let document = QPDFDocument()
    let page = document.object("<< /Type /Page /MediaBox [0 0 216 144] >>")
    let objects = document.object("<< >>")
    var content = ""
    for (index, picture) in pictures.enumerated() {
      let image = document.stream(picture.bytes, filter: picture.filter, parameters: picture.parameters)
      let dictionary = image.dictionary
      dictionary.set("/Subtype", "/Image")
      for (key, value) in picture.entries { dictionary.set(key, value) }
      content += "q 216 0 0 144 0 0 cm /P\(index) Do Q\n"
      guard picture.isInForm else {
        objects.set("/P\(index)", image)
        continue
      }
      let form = document.stream(Array("/P Do".utf8))
      let resources = document.object("<< >>")
      let inner = document.object("<< >>")
      inner.set("/P", image)
      // A form that draws itself must not be followed for ever.
      inner.set("/Loop", form)
      resources.set("/XObject", inner)
      let description = form.dictionary
      description.set("/Subtype", "/Form")
      description.set("/BBox", "[0 0 1 1]")
      description.set("/Resources", resources)
      objects.set("/P\(index)", form)
    }
    let resources = document.object("<< >>")
    resources.set("/XObject", objects)
    page.set("/Resources", resources)
    page.set("/Contents", document.stream(Array(content.utf8)))
    document.append(page: document.indirect(page))
    let file = scratch.folder.appendingPathComponent("a.pdf")
    var options = QPDFDocument.WriteOptions()
    options.password = password
    try document.write(to: file, options)
    return InputFile(file: file, name: "a.pdf", password: password)
  }

  private func optimized(_ input: InputFile, _ optimization: ImageOptimization) throws -> [OptimizedImage] {
    var task = scratch.task(input, .pdf)
    task.optimization = optimization
    return try PDFImageOptimizer(task).optimize()
  }

  private func size(_ width: Int, _ height: Int, bits: Int = 8) -> [String: String] {
    ["/Width": "\(width)", "/Height": "\(height)", "/BitsPerComponent": "\(bits)"]
  }

  private func scan(width: Int = 600, height: Int = 400) throws -> PageBitmap {
    var page = PaintedPage(width: width, height: height, grain: 6)
    page.print(
      try SketchedPage.text(["Read this", "and that"], width: width, height: height), colour: (20, 10, 10))
    return try page.bitmap()
  }

  @Test func samplesAreEncodedBetter() throws {
    let page = try scan()
    let gray = (0..<100 * 80).map { UInt8(($0 % 100) * 2) }
    let pictures = try optimized(
      file([
        Picture(bytes: page.samples, entries: size(600, 400).merging(["/ColorSpace": "/DeviceRGB"]) { $1 }),
        Picture(
          bytes: gray,
          entries: size(100, 80).merging(["/ColorSpace": "[/Indexed /DeviceRGB 255 <00>]"]) { $1 },
          isInForm: true),
        // Too small to be worth it.
        Picture(
          bytes: Array(gray.prefix(400)), entries: size(20, 20).merging(["/ColorSpace": "/DeviceGray"]) { $1 }
        ),
      ]), .lossless)
    try #require(pictures.count == 2)
    for (picture, expected) in zip(pictures, [page.samples, gray]) {
      guard case .single(let asset) = picture.layers else {
        Issue.record("not lossless")
        continue
      }
      #expect(asset.mediaType == .png && picture.bytesAfter < picture.bytesBefore)
      #expect(try ImageDecoder.decode(Data(contentsOf: asset.file), kind: .png).samples == expected)
      #expect(asset.id.description.hasPrefix("page-0001-object-\(picture.object?.number ?? 0)-0"))
    }
    #expect(pictures.map(\.keepsColourSpace) == [false, true])
  }

  @Test(arguments: [false, true])
  func stencilsKeepTheirSense(isMask: Bool) throws {
    // Zeros, which are black or painted, where the text is.
    let text = try SketchedPage.text(["Zeros are painted", "or black"], width: 1000, height: 600)
    var bits = [UInt8](repeating: 0xFF, count: 125 * 600)
    for (pixel, tone) in text.samples.enumerated() where tone < 128 {
      bits[pixel / 1000 * 125 + pixel % 1000 / 8] &= ~(0x80 >> UInt8(pixel % 8))
    }
    var entries = size(1000, 600, bits: 1)
    entries[isMask ? "/ImageMask" : "/ColorSpace"] = isMask ? "true" : "/DeviceGray"
    entries["/Decode"] = "[1 0]"
    let pictures = try optimized(file([Picture(bytes: bits, entries: entries)]), .mixedRaster)
    try #require(pictures.count == 1)
    guard case .single(let asset) = pictures[0].layers else {
      Issue.record("not lossless")
      return
    }
    #expect(pictures[0].keepsColourSpace && pictures[0].bytesAfter < pictures[0].bytesBefore)
    guard asset.mediaType == .tiff else { return }
    let back = try ImageDecoder.decodeTIFF(Data(contentsOf: asset.file), directory: 0)
    #expect(try back.subtracting(text.above(127).inverted()).share == 0)
    #expect(back.share > 0 && back.share < 0.1)
  }

  @Test func aScannedPageBecomesMixedRaster() throws {
    let jpeg = try SketchedPage.encoded(scan(), as: .jpeg)
    let entries = size(600, 400).merging(["/ColorSpace": "/DeviceRGB"]) { $1 }
    let input = try file(
      [Picture(bytes: Array(jpeg), entries: entries, filter: "/DCTDecode")], password: "open")
    let pictures = try optimized(input, .mixedRaster)
    try #require(pictures.count == 1)
    guard case .mixed(let parts, let assets) = pictures[0].layers else {
      Issue.record("not mixed")
      return
    }
    #expect(assets.map(\.id) == parts.assets && pictures[0].bytesAfter * 2 < jpeg.count)
    #expect(assets[1].size == Size(width: 1200, height: 800))
    let wrong = InputFile(file: input.file, name: "a.pdf", password: "other")
    let error = #expect(throws: RectoError.self) { try optimized(wrong, .lossless) }
    #expect(error?.code == .passwordRequired)
  }

  @Test func picturesWithMoreToThemAreNotTakenApart() throws {
    let jpeg = try SketchedPage.encoded(scan(), as: .jpeg)
    let entries = size(600, 400).merging(["/ColorSpace": "/DeviceRGB", "/Mask": "[0 0 0 0 0 0]"]) { $1 }
    let pictures = try optimized(
      file([Picture(bytes: Array(jpeg), entries: entries, filter: "/DCTDecode")]), .mixedRaster)
    try #require(pictures.count == 1)
    guard case .single(let asset) = pictures[0].layers else {
      Issue.record("taken apart")
      return
    }
    #expect(asset.mediaType == .jpeg && pictures[0].keepsColourSpace)
  }

  @Test func whatContradictsItselfIsKept() throws {
    let jpeg = try SketchedPage.encoded(scan(width: 300, height: 200), as: .jpeg)
    let short = [UInt8](repeating: 7, count: 100)
    let gray = ["/ColorSpace": "/DeviceGray"]
    let pictures = [
      Picture(bytes: Array(jpeg), entries: size(301, 200).merging(gray) { $1 }, filter: "/DCTDecode"),
      Picture(bytes: Array(jpeg), entries: size(300, 200).merging(gray) { $1 }, filter: "/DCTDecode"),
      Picture(bytes: short, entries: size(100, 100).merging(gray) { $1 }),
      Picture(bytes: short, entries: size(100, 100).merging(gray) { $1 }, filter: "/CCITTFaxDecode"),
      Picture(bytes: short, entries: size(-5, 100).merging(gray) { $1 }),
      Picture(bytes: short, entries: size(100, 100, bits: 3).merging(gray) { $1 }),
      Picture(bytes: short, entries: size(100, 100).merging(["/ColorSpace": "/DeviceCMYK"]) { $1 }),
    ]
    for picture in pictures { #expect(try optimized(file([picture]), .lossless).isEmpty) }
    #expect(try optimized(file([pictures[0]]), .none).isEmpty)
  }

  @Test func aDamagedTreeOfPagesHasNoPictures() throws {
    let file = try scratch.file(
      "a.pdf",
      Data(
        """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R >>
        endobj
        2 0 obj
        << /Type /Pages /Count 1 /Kids 2 0 R >>
        endobj
        trailer
        << /Root 1 0 R >>
        """.utf8))
    let pictures = try? optimized(file, .lossless)
    #expect(pictures ?? [] == [])
  }
}
