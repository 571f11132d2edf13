import RectoPDF
import Testing

@Suite("PDF/A: what stands in the way") struct ArchiveObstacleTests {
  @Test("A page of shapes is no obstacle at any level b or u") func plain() {
    let file = ArchiveFile()
    #expect(
      file.obstacles(.one).isEmpty && file.obstacles(.two).isEmpty && file.obstacles(.three, .u).isEmpty)
  }

  @Test(
    "Content that PDF/A forbids",
    arguments: [
      ("1 0 0 0 k", "6.2.4.3"), ("/DeviceCMYK cs", "6.2.4.3"), ("1 2 foo", "6.2.2"), ("<abc> pop", "6.1.6"),
      ("/Loud ri", "6.2.6"), ("/X Do", "6.2.2"), ("(A) Tj", "6.2.2"), ("[1 2", "6.2.2"),
      (String(repeating: "q ", count: 30), "6.1.13"),
      ("BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI", "6.1.10"),
      ("BI /W 1 /H 1 /BPC 8 /CS /CMYK ID xxxx EI", "6.2.4.3"),
      ("BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI", "6.2.8"),
    ])
  func content(_ content: String, clause: String) {
    #expect(ArchiveFile(content: content).obstacles().contains(clause))
  }

  @Test(
    "Sound content with the same letters is none",
    arguments: [
      "/DeviceGray cs", "/P << /A (1 0 0 0 k) >> DP", "% 1 0 0 0 k\n0 g",
      "BI /W 1 /H 1 /BPC 8 /CS /G ID k EI Q\n",
      "/P <</A [1 2]>> BDC EMC",
    ])
  func sound(_ content: String) {
    #expect(ArchiveFile(content: content).obstacles().isEmpty)
  }

  @Test("CMYK colours are fine with a profile of their own or of the file") func profiles() {
    let standing = ArchiveFile(content: "1 0 0 0 k")
    let space = standing.document.object("[/ICCBased]")
    space.append(standing.stream(ArchiveFile.profile(space: "CMYK", deviceClass: "prtr"), "<< /N 4 >>"))
    standing.add("/ColorSpace", "/DefaultCMYK", space)
    #expect(standing.obstacles().isEmpty)

    let printed = ArchiveFile(content: "1 0 0 0 k")
    printed.document.catalog.set("/OutputIntents", "[<< /S /GTS_PDFX >>]")
    let profile = printed.stream(ArchiveFile.profile(space: "CMYK", deviceClass: "prtr"), "<< /N 4 >>")
    printed.document.catalog["/OutputIntents"].item(0).set("/DestOutputProfile", profile)
    #expect(printed.obstacles().isEmpty)
    printed.convert()
    let intents = printed.document.catalog["/OutputIntents"]
    #expect(intents.count == 1 && intents.item(0)["/S"].isName("/GTS_PDFA1"))
    #expect(intents.item(0)["/DestOutputProfile"].id == profile.id)

    let mixed = ArchiveFile(content: "1 0 0 rg")
    mixed.document.catalog.set("/OutputIntents", "[<< /S /GTS_PDFA1 >>]")
    let other = mixed.stream(ArchiveFile.profile(space: "CMYK", deviceClass: "prtr"), "<< /N 4 >>")
    mixed.document.catalog["/OutputIntents"].item(0).set("/DestOutputProfile", other)
    #expect(mixed.obstacles() == ["6.2.4.3"])
  }

  @Test("A profile that is none, or of a later version, is refused") func damagedProfile() {
    for (bytes, clause) in [([UInt8](), "6.2.4.2"), (ArchiveFile.profile(version: 5), "6.2.4.2")] {
      let file = ArchiveFile(content: "/C cs")
      let space = file.document.object("[/ICCBased]")
      space.append(file.stream(bytes, "<< /N 3 >>"))
      file.add("/ColorSpace", "/C", space)
      #expect(file.obstacles() == [clause])
    }
  }

  @Test(
    "Transparency is for later parts",
    arguments: [
      "<< /ca 0.5 >>", "<< /CA 0.5 >>", "<< /BM /Multiply >>", "<< /SMask << /S /Alpha >> >>",
    ])
  func transparency(state: String) {
    let file = ArchiveFile(content: "/G gs", resources: "<< /ExtGState << /G \(state) >> >>")
    #expect(file.obstacles(.one) == ["6.4"])
    #expect(file.obstacles(.two).isEmpty)
  }

  @Test(
    "Graphics states that change colours or blend unknown ways are refused",
    arguments: [
      ("<< /TR << /FunctionType 2 >> >>", "6.2.5"), ("<< /TR2 << /FunctionType 2 >> >>", "6.2.5"),
      ("<< /BM /Loud >>", "6.2.10"), ("<< /RI /Loud >>", "6.2.6"),
    ])
  func states(state: String, clause: String) {
    let file = ArchiveFile(content: "/G gs", resources: "<< /ExtGState << /G \(state) >> >>")
    #expect(file.obstacles() == [clause])
  }

  @Test("Forms are followed, and PostScript and references are refused") func forms() {
    for (entries, content, clause) in [
      ("<< /Subtype /Form >>", "1 0 0 0 k", "6.2.4.3"), ("<< /Subtype /Form /Subtype2 /PS >>", "", "6.2.9"),
      ("<< /Subtype /Form /Ref << >> >>", "", "6.2.9"), ("<< /Subtype /PS >>", "", "6.2.9"),
      ("<< /Subtype /Form /Group << /S /Transparency /CS /DeviceCMYK >> >>", "", "6.2.4.3"),
    ] {
      let file = ArchiveFile(content: "/X Do")
      file.add("/XObject", "/X", file.stream(Array(content.utf8), entries))
      #expect(file.obstacles().contains(clause))
    }
  }

  @Test("A form that draws itself comes to an end") func loop() {
    let file = ArchiveFile(content: "/X Do")
    let form = file.stream(Array("/X Do".utf8), "<< /Subtype /Form >>")
    file.add("/XObject", "/X", form)
    #expect(file.obstacles().isEmpty)
  }

  @Test("Attachments: none in part 1, PDF/A in part 2, any in part 3") func attachments() {
    let file = ArchiveFile()
    let attachment = file.document.object("<< /Type /Filespec /F (data.xml) /EF << >> >>")
    attachment["/EF"].set("/F", file.stream(Array("<a/>".utf8), "<< /Type /EmbeddedFile >>"))
    file.document.catalog.set("/Names", "<< /EmbeddedFiles << /Names [(data.xml)] >> >>")
    let kept = file.document.indirect(attachment)
    file.document.catalog["/Names"]["/EmbeddedFiles"]["/Names"].append(kept)
    #expect(file.obstacles(.one) == ["6.1.11"])
    #expect(file.obstacles(.two) == ["6.8"])
    #expect(file.obstacles(.three).isEmpty)
    file.convert(.three)
    #expect(kept["/AFRelationship"].isName("/Unspecified") && kept["/UF"].text == "data.xml")
    #expect(kept["/EF"]["/F"]["/Subtype"].name == "/application/octet-stream")
    #expect(file.document.catalog["/AF"].item(0).id == kept.id)
  }

  @Test("Layers and JPEG 2000 are for later parts") func laterFeatures() {
    let layers = ArchiveFile()
    layers.document.catalog.set("/OCProperties", "<< /OCGs [] /D << >> >>")
    #expect(layers.obstacles(.one) == ["6.9"] && layers.obstacles(.two).isEmpty)
    let picture = ArchiveFile(content: "/X Do")
    let image = picture.document.stream([1, 2, 3], filter: "/JPXDecode")
    image.dictionary.set("/Subtype", "/Image")
    picture.add("/XObject", "/X", image)
    #expect(picture.obstacles(.one) == ["6.1.10"])
    #expect(picture.obstacles(.two) == ["6.2.8.3"])
  }

  @Test("Level a wants tags, and standard structure types") func tags() {
    let file = ArchiveFile()
    #expect(file.obstacles(.two, .a) == ["6.7.2", "6.7.3"])
    file.document.catalog.set("/MarkInfo", "<< /Marked true >>")
    file.document.catalog.set("/StructTreeRoot", "<< /K << /Type /StructElem /S /Chapter >> >>")
    #expect(file.obstacles(.two, .a) == ["6.7.3"])
    file.document.catalog["/StructTreeRoot"].set("/RoleMap", "<< /Chapter /Sect >>")
    #expect(file.obstacles(.two, .a).isEmpty)
  }

  @Test(
    "Annotations need an allowed kind and a look of their own",
    arguments: [
      ("<< /Subtype /Movie /Rect [0 0 9 9] >>", ["6.3.1"]),
      ("<< /Subtype /Square /Rect [0 0 9 9] >>", ["6.3.3"]),
      ("<< /Subtype /Link /Rect [0 0 9 9] >>", []), ("<< /Subtype /Square /Rect [4 4 4 4] >>", []),
      ("<< /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [0 0 9 9] >>", ["6.3.3"]),
      ("<< /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 9 9] >>", []),
      ("<< /Subtype /Square /F 2 /Rect [0 0 9 9] >>", []),
    ])
  func annotations(annotation: String, clauses: [String]) {
    #expect(ArchiveFile(page: "<< /Annots [\(annotation)] >>").obstacles() == clauses)
  }

  @Test("A form whose values readers would draw is refused") func readersDraw() {
    let file = ArchiveFile(
      page: "<< /Annots [<< /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [0 0 9 9] >>] >>")
    let look = file.stream([], "<< /Subtype /Form /BBox [0 0 9 9] >>")
    file.page["/Annots"].item(0).set("/AP", "<< >>")
    file.page["/Annots"].item(0)["/AP"].set("/N", look)
    #expect(file.obstacles().isEmpty)
    file.document.catalog.set("/AcroForm", "<< /NeedAppearances true >>")
    #expect(file.obstacles() == ["6.4.1"])
  }

  @Test("Signatures, outside data and sizes beyond the limits are refused") func file() {
    let signed = ArchiveFile()
    signed.document.catalog.set(
      "/AcroForm", "<< /Fields [<< /V << /ByteRange [0 1 2 3] /Contents <00> >> >>] >>")
    #expect(signed.obstacles() == ["6.4.3"])
    let outside = ArchiveFile(content: "/X Do")
    outside.add("/XObject", "/X", outside.stream([], "<< /Subtype /Form /F (other.bin) >>"))
    #expect(outside.obstacles().contains("6.1.7"))
    let large = ArchiveFile(page: "<< /MediaBox [0 0 20000 100] >>")
    #expect(large.obstacles() == ["6.1.13"])
    #expect(
      ArchiveCheck.obstacles(in: QPDFDocument(), level: ArchiveLevel(.two, .b)).map(\.clause) == ["6.1"])
  }

  @Test("A loop of pages is refused, not followed") func pageLoop() {
    let file = ArchiveFile()
    let pages = file.document.catalog["/Pages"]
    pages["/Kids"].append(pages)
    #expect(file.obstacles() == ["6.1"])
    #expect(file.convert().isEmpty)
  }

  @Test("An obstacle on several pages is one, with all pages and a remedy") func pages() {
    let file = ArchiveFile(content: "1 0 0 0 k")
    for _ in 0..<2 {
      let page = file.document.object("<< /Type /Page /MediaBox [0 0 200 100] /Resources << >> >>")
      page.set("/Contents", file.document.stream(Array("0 0 0 1 K".utf8)))
      file.document.append(page: file.document.indirect(page))
    }
    let obstacles = ArchiveCheck.obstacles(in: file.document, level: ArchiveLevel(.two, .b))
    #expect(obstacles.map(\.pages) == [[1, 2, 3]])
    #expect(
      obstacles.first?.description
        == "pages 1, 2, 3: The page uses CMYK colours without a profile for them; convert the colours to RGB in "
        + "the program that wrote the file, or take --ocr force.")
  }

  @Test(
    "JPEG 2000 pictures tell their channels and colours",
    arguments: [
      (3, 16, []), (4, 12, ["6.2.4.3"]), (2, 17, ["6.2.8.3"]), (3, 19, ["6.2.8.3"]),
    ])
  func wavelets(channels: UInt8, colours: UInt8, clauses: [String]) {
    func box(_ kind: String, _ body: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(body.count + 8)] + Array(kind.utf8) + body
    }
    let header = box("ihdr", [0, 0, 0, 1, 0, 0, 0, 1, 0, channels, 7, 7, 0, 0])
    let bytes =
      box("jP  ", [13, 10, 135, 10]) + box("jp2h", header + box("colr", [1, 0, 0, 0, 0, 0, colours]))
    let file = ArchiveFile(content: "/X Do")
    let image = file.document.stream(bytes, filter: "/JPXDecode")
    image.dictionary.set("/Subtype", "/Image")
    file.add("/XObject", "/X", image)
    #expect(file.obstacles() == clauses)
  }

  @Test("An ink has one meaning") func inks() {
    for (other, clauses) in [("[1 0 0 0]", []), ("[0 1 0 0]", ["6.2.4.4"])] {
      let file = ArchiveFile(content: "/A cs /B cs")
      let functions = ["[1 0 0 0]", other]
      for (name, end) in zip(["/A", "/B"], functions) {
        let space = "[/Separation /Gold /Lab << /FunctionType 2 /Domain [0 1] /C1 \(end) /N 1 >>]"
        file.add("/ColorSpace", name, file.document.object(space))
      }
      #expect(file.obstacles().filter { $0 == "6.2.4.4" } == clauses)
    }
  }
}
