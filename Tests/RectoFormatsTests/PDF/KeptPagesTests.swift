import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoFormats

@Suite("Pages of a PDF under a text layer") struct KeptPagesTests {
  private let fixture: KeptFixture

  init() throws { fixture = try KeptFixture() }

  private static let paper = "/MediaBox [0 0 300 400]"

  private func page(_ text: String = "Recognised", _ width: Double = 300, _ height: Double = 400) -> Page {
    .points(width, height, lines: [.typed(text, x: 30, y: 60)])
  }

  @Test(
    "The layer lies where the words are seen, whatever the boxes, the turn and what the page leaves behind",
    arguments: [
      ("/MediaBox [0 0 300 400]", 300.0, 400.0), ("/MediaBox [-50 -70 250 330]", 300, 400),
      ("/MediaBox [0 0 612 792] /CropBox [100 200 400 600]", 300, 400),
      ("/MediaBox [0 0 300 400] /Rotate 90", 400, 300), ("/MediaBox [0 0 300 400] /Rotate 180", 300, 400),
      ("/MediaBox [10 20 310 420] /Rotate 270", 400, 300), ("/MediaBox [0 0 300 400] /Rotate -90", 400, 300),
      ("/MediaBox [0 0 150 200] /UserUnit 2", 300, 400),
    ]) func place(entries: String, width: Double, height: Double) throws
  {
    // The content leaves two operators open and closes one too many.
    let source = try fixture.source(
      "a.pdf", pages: [(entries, "Q q 3 0 0 3 50 50 cm q 0.5 g 0 0 20 20 re f")])
    let file = try fixture.write([(page("Recognised", width, height), 0, 1)], of: [source])
    #expect(try fixture.render(file) == fixture.render(source.file))
    let boxes = try ExternalTool.pdftotext.run(["-bbox", "-cropbox", file.path, "-"]).text
    let line = try #require(boxes.split(separator: "\n").first { $0.contains(">Recognised<") })
    let numbers = line.split(separator: "\"").compactMap { Double($0) }
    let scale = entries.contains("UserUnit") ? 0.5 : 1.0
    for (found, wanted) in zip(numbers, [30.0, 60, 90, 70]) {
      #expect(abs(found - wanted * scale) < 1.2, "\(line)")
    }
  }

  @Test("The page's own streams stay as they are") func streams() throws {
    let content = "0.25 g 10 10 100 100 re f % a comment that stays\n"
    let source = try fixture.source("a.pdf", pages: [(Self.paper, content)])
    let file = try QPDFDocument(file: try fixture.write([(page(), 0, 1)], of: [source]))
    let contents = file.page(0)["/Contents"]
    #expect(contents.count == 2)
    #expect(contents.item(1).streamData(.generalized) == Data(content.utf8))
  }

  @Test("All that a document has beside its pages stays") func belongings() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, ""), (Self.paper, "")], KeptSample.furnish)
    let file = try QPDFDocument(file: try fixture.write([(page(), 0, 1), (page(), 0, 2)], of: [source]))
    let sample = KeptSample(file)
    #expect(sample == KeptSample(try QPDFDocument(file: source.file)))
    #expect(sample.bookmarks == ["Two"] && sample.fields == ["Name"] && sample.attachments == ["a.txt"])
    #expect(sample.links == 1 && sample.labels == "i")
    #expect(file.trailer["/Info"]["/Author"].text == "Somebody")
  }

  @Test("Pages come in the order asked for, more than once if need be; the others leave no bytes")
  func selection() throws {
    let pages = (1...4).map { (Self.paper, "0.\($0) g 0 0 \($0)00 50 re f") }
    let source = try fixture.source("a.pdf", pages: pages, KeptSample.furnish)
    let url = try fixture.write([(page(), 0, 4), (page("Other"), 0, 1), (page(), 0, 4)], of: [source])
    let file = try QPDFDocument(file: url)
    #expect(file.pageCount == 3)
    for (index, number) in [4, 1, 4].enumerated() {
      let kept = file.page(index)["/Contents"].item(1).streamData(.generalized)
      #expect(kept == Data("0.\(number) g 0 0 \(number)00 50 re f".utf8))
    }
    // The bookmark leads to page 2, which is gone.
    let objects = try ExternalTool.qpdf.run(["--qdf", "--object-streams=disable", url.path, "-"]).text
    #expect(objects.contains("0.4 g") && !objects.contains("0.2 g") && !objects.contains("0.3 g"))
    #expect(try ExternalTool.pdftotext.run(["-f", "2", "-l", "2", url.path, "-"]).text.contains("Other"))
  }

  @Test("Joined files bring their bookmarks, fields and attachments") func joining() throws {
    let first = try fixture.source("a.pdf", pages: [(Self.paper, ""), (Self.paper, "")], KeptSample.furnish)
    let second = try fixture.source("b.pdf", pages: [(Self.paper, ""), (Self.paper, "")], KeptSample.furnish)
    let pages = [(page(), 0, 1), (page(), 0, 2), (page(), 1, 1), (page(), 1, 2)]
    let file = try QPDFDocument(file: try fixture.write(pages, of: [first, second]))
    let sample = KeptSample(file)
    #expect(file.pageCount == 4)
    #expect(sample.bookmarks == ["Two", "Two"] && sample.fields == ["Name", "Name-2"])
    #expect(sample.attachments.count == 2 && sample.links == 2)
    // Bookmarks of the second file lead to its own pages, named destinations resolved.
    let last = file.catalog["/Outlines"]["/Last"]
    #expect(last["/Dest"].item(0).id == file.page(3).id)
  }

  @Test("Drawn pages go among kept ones") func mixture() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, "0.5 g 0 0 9 9 re f")])
    var drawn = page("Drawn")
    drawn.original = nil
    let url = try fixture.write([(page(), 0, 1), (drawn, 7, 1)], of: [source])
    #expect(try QPDFDocument(file: url).pageCount == 2)
    #expect(try ExternalTool.pdftotext.run(["-f", "2", url.path, "-"]).text.contains("Drawn"))
  }

  @Test("A signature goes with a word about it") func signatures() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, "")]) { document in
      let field = document.indirect(document.object("<< /FT /Sig /T (Sign) /V << /Type /Sig >> >>"))
      let fields = document.object("[]")
      fields.append(field)
      let form = document.object("<< /SigFlags 3 >>")
      form.set("/Fields", fields)
      document.catalog.set("/AcroForm", form)
    }
    #expect(Signatures.exist(in: try QPDFDocument(file: source.file)))
    let file = try fixture.write([(page(), 0, 1)], of: [source])
    #expect(!Signatures.exist(in: try QPDFDocument(file: file)))
    #expect(fixture.diagnostics.contains { if case .sourceChanged = $0 { true } else { false } })
  }

  @Test("An encrypted source opens with its password; the output is encrypted when that is asked for")
  func encryption() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, "")], password: "secret")
    let plain = try fixture.write([(page(), 0, 1)], of: [source])
    #expect(try !QPDFDocument(file: plain).isEncrypted)
    #expect(fixture.diagnostics.contains { if case .sourceChanged = $0 { true } else { false } })
    let open = try fixture.source("b.pdf", pages: [(Self.paper, "")])
    let locked = try fixture.write([(page(), 0, 1)], of: [open], options: ["encrypt": "new"])
    let error = #expect(throws: RectoError.self) { _ = try QPDFDocument(file: locked) }
    #expect(error?.code == .passwordRequired)
    #expect(try ExternalTool.pdftotext.run(["-upw", "new", locked.path, "-"]).text.contains("Recognised"))
  }

  @Test("Equal input gives equal bytes, linearised or not", arguments: ["false", "true"])
  func determinism(linearize: String) throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, ""), (Self.paper, "")], KeptSample.furnish)
    let options = ["linearize": linearize]
    let one = try fixture.write([(page(), 0, 1)], of: [source], options: options)
    let other = try fixture.write([(page(), 0, 1)], of: [source], options: options)
    #expect(try Data(contentsOf: one) == Data(contentsOf: other))
    #expect(try QPDFDocument(file: one).isLinearized == (linearize == "true"))
  }

  @Test("A file that grows tells by what") func growth() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper, "")])
    _ = try fixture.write([(page(), 0, 1)], of: [source])
    let parts = fixture.diagnostics.compactMap { note -> [String]? in
      if case .outputGrew(let share, let parts) = note, share > 0.1 { parts } else { nil }
    }
    #expect(parts.count == 1 && parts.first?.contains { $0.contains("fonts") } == true)
  }

  @Test("PDF/A is made of what allows it, and refused with the reasons of what doesn't") func archive() throws
  {
    let plain = try fixture.source("a.pdf", pages: [(Self.paper, "0.5 g 0 0 9 9 re f")])
    let options = ["standard": "pdf/a-2b"]
    let file = try fixture.write([(page(), 0, 1)], of: [plain], options: options)
    var validator = try PDFValidator()
    try validator.add("kept", [UInt8](try Data(contentsOf: file)), "2b")
    #expect(try validator.failures() == [])
    let lettered = try fixture.source(
      "b.pdf", pages: [(Self.paper, "BT /F 9 Tf 9 9 Td (x) Tj ET")]
    ) { document in
      let fonts = document.object("<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>")
      document.page(0)["/Resources"].set("/Font", fonts)
    }
    let error = #expect(throws: RectoError.self) {
      try fixture.write([(page(), 0, 1)], of: [lettered], options: options)
    }
    #expect(error?.code == .unsupportedFeature && error?.message.contains("Helvetica") == true)
  }

  @Test("A turned page is turned for all viewers, and its layer with it") func turns() throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper + " /Rotate 90", "0.5 g 0 0 90 20 re f")])
    var turned = page("Upright", 300, 400)
    turned.original = OriginalPage(.added, reason: "test", turn: .clockwise270)
    let file = try fixture.write([(turned, 0, 1)], of: [source])
    #expect(try QPDFDocument(file: file).page(0)["/Rotate"].integer == 0)
    let boxes = try ExternalTool.pdftotext.run(["-bbox", file.path, "-"]).text
    #expect(boxes.contains("xMin=\"30.0"))
  }

  @Test(
    "A page that was read turned lies as it lay, with the words where they are seen",
    arguments: [(Rotation.clockwise90, 400.0, 300.0), (.clockwise180, 300, 400), (.clockwise270, 400, 300)])
  func readTurned(turn: Rotation, width: Double, height: Double) throws {
    let source = try fixture.source("a.pdf", pages: [(Self.paper + " /Rotate 90", "0.5 g 0 0 90 20 re f")])
    // Shown with 400 x 300 points.
    var upright = page("Recognised", height, width)
    upright.original = OriginalPage(.added, reason: "test", turn: turn)
    upright.turnInSource = turn.opposite
    let file = try fixture.write([(upright, 0, 1)], of: [source])
    #expect(try QPDFDocument(file: file).page(0)["/Rotate"].integer == 90)
    #expect(try fixture.render(file) == fixture.render(source.file))
    let seen = turn.opposite.transform(of: upright.size).apply(to: Rect(x: 30, y: 60, width: 60, height: 10))
    let boxes = try ExternalTool.pdftotext.run(["-bbox", file.path, "-"]).text
    let line = try #require(boxes.split(separator: "\n").first { $0.contains(">Recognised<") })
    let numbers = line.split(separator: "\"").compactMap { Double($0) }
    for (found, wanted) in zip(numbers, [seen.minX, seen.minY, seen.maxX, seen.maxY]) {
      #expect(abs(found - wanted) < 1.5, "\(line) \(seen)")
    }
  }
}
