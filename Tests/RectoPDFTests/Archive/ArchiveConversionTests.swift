import Foundation
import RectoModel
import RectoPDF
import Testing

@Suite("PDF/A: what is converted") struct ArchiveConversionTests {
  @Test("An intent and metadata are added, and the look stays") func basics() throws {
    let file = ArchiveFile()
    file.document.trailer.set(
      "/Info", "<< /Title (A & B) /CreationDate (D:20240501102030+02'00') /Own (kept) >>")
    let before = file.page.pageContent
    file.convert()
    #expect(file.page.pageContent == before)
    let intent = file.document.catalog["/OutputIntents"].item(0)
    #expect(intent["/S"].isName("/GTS_PDFA1") && intent["/DestOutputProfile"]["/N"].integer == 3)
    let found = file.document.catalog["/Metadata"].streamData(.generalized)
    let metadata = String(decoding: try #require(found), as: UTF8.self)
    #expect(metadata.contains("<pdfaid:part>2</pdfaid:part>") && metadata.contains("A &amp; B"))
    #expect(metadata.contains("<xmp:CreateDate>2024-05-01T10:20:30+02:00</xmp:CreateDate>"))
    let info = file.document.trailer["/Info"]
    #expect(info["/CreationDate"].text == "D:20240501102030+02'00'")
    #expect(info["/Own"].text == "kept")
  }

  @Test(
    "Dates become timestamps",
    arguments: [
      ("D:2024", "2024-01-01T00:00:00Z"), ("D:20240501102030Z", "2024-05-01T10:20:30Z"),
      ("20240501102030-0530", "2024-05-01T10:20:30-05:30"), ("D:20241501", nil), ("yesterday", nil),
    ])
  func dates(date: String, timestamp: String?) {
    let file = ArchiveFile()
    file.document.trailer.set("/Info", "<< >>")
    file.document.trailer["/Info"].set("/ModDate", file.document.string(date))
    #expect(ArchiveInfo(of: file.document).modified == timestamp)
  }

  @Test("Scripts and actions that play or start programs are removed, links stay") func actions() {
    let file = ArchiveFile(
      page: """
        << /AA << /O << /S /JavaScript /JS (x) >> >> /Annots [
        << /Subtype /Link /Rect [0 0 9 9] /F 4 /A << /S /URI /URI (https://example.org) /Next << /S /Launch >> >> >>
        << /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (x.exe) >> >>
        << /Subtype /Link /Rect [0 0 9 9] /A << /S /Named /N /Print >> >> ] >>
        """)
    file.document.catalog.set("/OpenAction", "<< /S /JavaScript /JS (x) >>")
    file.document.catalog.set("/Names", "<< /JavaScript << /Names [] >> >>")
    let changes = file.convert()
    let links = file.page["/Annots"]
    #expect(links.count == 3 && links.item(0)["/A"]["/S"].isName("/URI"))
    #expect(links.item(0)["/A"]["/Next"].isNull && links.item(1)["/A"].isNull && links.item(2)["/A"].isNull)
    #expect(links.item(1)["/F"].integer == 4)
    #expect(file.page["/AA"].isNull && file.document.catalog["/OpenAction"].isNull)
    #expect(file.document.catalog["/Names"]["/JavaScript"].isNull == true)
    #expect(changes.contains("Launch actions are removed.") && changes.contains("Scripts are removed."))
    #expect(changes.contains("JavaScript actions are removed."))
  }

  @Test("A destination to open at stays") func openDestination() {
    let file = ArchiveFile()
    file.document.catalog.set("/OpenAction", "[0 /Fit]")
    file.convert()
    #expect(file.document.catalog["/OpenAction"].count == 2)
  }

  @Test("Hidden annotations go, seen ones are printed") func annotations() {
    let file = ArchiveFile(
      page: """
        << /Annots [<< /Subtype /Link /Rect [0 0 9 9] /F 2 /T (a) >> << /Subtype /Link /Rect [0 0 9 9] /F 64 >>
        << /Subtype /Popup /Rect [0 0 9 9] >>] >>
        """)
    let changes = file.convert()
    let kept = file.page["/Annots"]
    #expect(kept.count == 2 && kept.item(0)["/F"].integer == 68 && kept.item(1)["/F"].isNull)
    #expect(changes.contains("Hidden annotations are removed."))
  }

  @Test("Form fields keep their normal look only, and empty ones get one") func fields() {
    let file = ArchiveFile(
      page: """
        << /Annots [<< /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /A << /S /URI >> >>
        << /Subtype /Widget /FT /Btn /Rect [0 0 9 9] /AP << /D << >> >> >>] >>
        """)
    file.document.catalog.set("/AcroForm", "<< /NeedAppearances true /XFA () /Fields [1] >>")
    let look = file.stream([], "<< /Subtype /Form /BBox [0 0 9 9] >>")
    file.page["/Annots"].item(1)["/AP"].set("/N", look)
    file.convert()
    let fields = file.page["/Annots"]
    #expect(fields.item(0)["/AP"]["/N"].isStream && fields.item(0)["/A"].isNull)
    #expect(fields.item(1)["/AP"].keys == ["/N"] && fields.item(1)["/AS"].isName("/Off"))
    #expect(fields.item(1)["/AP"]["/N"]["/Off"].id == look.id)
    #expect(file.document.catalog["/AcroForm"].keys == ["/Fields"])
  }

  @Test("Pictures and graphics states lose what PDF/A forbids") func objects() {
    let file = ArchiveFile(
      content: "/G gs /X Do",
      resources: "<< /ExtGState << /G << /Type /ExtGState /HTP [0 0] /TR /Identity >> >> >>")
    let entries = "<< /Subtype /Image /ColorSpace /DeviceGray /Interpolate true /Alternates [] /OPI << >> >>"
    file.add("/XObject", "/X", file.stream([1], entries))
    let changes = file.convert()
    let image = file.page["/Resources"]["/XObject"]["/X"]
    #expect(!image["/Interpolate"].isTrue && image["/Alternates"].isNull && image["/OPI"].isNull)
    #expect(file.page["/Resources"]["/ExtGState"]["/G"].keys == ["/Type"])
    #expect(changes.contains("Pictures no longer ask to be smoothed."))
  }

  @Test("Layers get names and a complete order") func layers() {
    let file = ArchiveFile()
    let layer = file.document.indirect(file.document.object("<< /Type /OCG /Name (Top) >>"))
    file.document.catalog.set("/OCProperties", "<< /OCGs [] /D << /AS [] /Order [] >> /Configs [<< >>] >>")
    let layers = file.document.catalog["/OCProperties"]
    layers["/OCGs"].append(layer)
    file.convert()
    #expect(layers["/D"]["/AS"].isNull && layers["/D"]["/Order"].item(0).id == layer.id)
    #expect(
      layers["/D"]["/Name"].text == "Layers 1" && layers["/Configs"].item(0)["/Name"].text == "Layers 2")
  }

  @Test("A form without resources gets those of its page, unless pages share it") func formResources() {
    let file = ArchiveFile(content: "/X Do", resources: "<< /ExtGState << /G << /LW 2 >> >> >>")
    let form = file.stream(Array("/G gs".utf8), "<< /Subtype /Form >>")
    file.add("/XObject", "/X", form)
    #expect(file.obstacles().isEmpty)
    file.convert()
    #expect(form["/Resources"]["/ExtGState"]["/G"]["/LW"].integer == 2)

    let shared = ArchiveFile(content: "/X Do")
    let both = shared.stream(Array("0 g".utf8), "<< /Subtype /Form >>")
    shared.add("/XObject", "/X", both)
    let page = shared.document.object(
      "<< /Type /Page /MediaBox [0 0 200 100] /Resources << /XObject << >> >> >>")
    page["/Resources"]["/XObject"].set("/X", both)
    page.set("/Contents", shared.document.stream(Array("/X Do".utf8)))
    shared.document.append(page: shared.document.indirect(page))
    #expect(shared.obstacles() == ["6.2.2"])
  }

  @Test("The written file has the version of its part, no encryption, and no stream that ends in a return")
  func writing() throws {
    try Scratch.use { folder in
      for part in [ArchiveLevel.Part.one, .two, .three] {
        let file = ArchiveFile(content: "/X Do")
        let image = file.document.stream([65, 66, 13], filter: "/CCITTFaxDecode")
        for (key, value) in [
          ("/Subtype", "/Image"), ("/ColorSpace", "/DeviceGray"), ("/BitsPerComponent", "1"),
        ] {
          image.dictionary.set(key, value)
        }
        file.add("/XObject", "/X", image)
        let target = folder.appendingPathComponent("\(part.rawValue).pdf")
        let conversion = ArchiveConversion(level: ArchiveLevel(part, .b), profile: ArchiveFile.profile())
        _ = conversion.apply(to: file.document) { _ in "<x/>" }
        try file.document.write(to: target, conversion.level.writeOptions)
        let written = try QPDFDocument(file: target)
        #expect(written.version == (part == .one ? "1.4" : "1.7"))
        let bytes = try Data(contentsOf: target)
        #expect(bytes.range(of: Data("\r\nendstream".utf8)) == nil)
        #expect((bytes.range(of: Data("/ObjStm".utf8)) == nil) == (part == .one))
        #expect(written.page(0)["/Resources"]["/XObject"]["/X"].streamData(.none) == Data([65, 66, 13, 0]))
      }
    }
  }

  @Test("A conversion removes encryption and says so") func encryption() throws {
    try Scratch.use { folder in
      let secret = folder.appendingPathComponent("secret.pdf")
      var options = QPDFDocument.WriteOptions()
      options.password = "word"
      try Scratch.onePage(content: "0 g", to: secret, options)
      let document = try QPDFDocument(file: secret, password: "word")
      let conversion = ArchiveConversion(level: ArchiveLevel(.two, .b), profile: ArchiveFile.profile())
      #expect(conversion.apply(to: document) { _ in "<x/>" }.contains("Encryption is removed."))
      let target = folder.appendingPathComponent("open.pdf")
      try document.write(to: target, conversion.level.writeOptions)
      #expect(try QPDFDocument(file: target).isEncrypted == false)
    }
  }

  @Test("A second conversion changes nothing but the metadata") func again() {
    let file = ArchiveFile(page: "<< /Annots [<< /Subtype /Link /Rect [0 0 9 9] >>] >>")
    file.convert()
    #expect(file.convert() == ["The metadata are written anew."])
  }

  @Test("What a PDF/A file says in schemas of its own is handed on") func extensions() throws {
    let file = ArchiveFile()
    let schemas =
      "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\">"
      + "<pdfaExtension:schemas><rdf:Bag/></pdfaExtension:schemas></rdf:Description>"
    let own = "<rdf:Description rdf:about=\"\" xmlns:fx=\"urn:invoice\" fx:Version=\"1.0\"/>"
    let packet =
      "<rdf:RDF><rdf:Description xmlns:pdfaid=\"urn:a\"><pdfaid:part>3</pdfaid:part></rdf:Description>"
      + schemas + own + "<rdf:Description rdf:about=\"\" fy:Loose=\"1\"/></rdf:RDF>"
    file.document.catalog.set("/Metadata", file.document.stream(Array(packet.utf8)))
    #expect(ArchiveInfo(of: file.document).extensions == [schemas, own])
    file.convert(.three)
    let found = file.document.catalog["/Metadata"].streamData(.generalized)
    #expect(String(decoding: try #require(found), as: UTF8.self).contains(own))
  }
}
