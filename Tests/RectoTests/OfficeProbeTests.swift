import Foundation
import RectoModel
import RectoRecognition
import Testing

@testable import Recto
@testable import RectoFormats

/// A look into Office files, which are made here, good and bad.
@Suite struct OfficeProbeTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func probe(_ name: String, limits: Limits = Limits()) throws -> OfficeInfo? {
    try OfficeProbe.probe(InputFile(file: folder.file(name), name: name), limits: limits)
  }

  private func pack(_ name: String, _ parts: [(String, Data)]) throws {
    let archive = try ZipArchive(file: folder.file(name))
    for (index, part) in parts.enumerated() {
      let file = folder.file("\(name)-\(index)")
      try part.1.write(to: file)
      try archive.add(part.0, file: file)
    }
    try archive.finish()
  }

  private func text(_ text: String) -> Data { Data(text.utf8) }

  private func word(_ markup: Data) throws {
    try pack("a.docx", [("[Content_Types].xml", text("<Types/>")), ("word/document.xml", markup)])
  }

  @Test func kindsAreToldByContent() throws {
    for (part, kind) in [
      ("word/document.xml", OfficeKind.docx), ("xl/workbook.xml", .xlsx), ("ppt/a.xml", .pptx),
    ] {
      try pack("\(kind).bin", [("[Content_Types].xml", text("<Types/>")), (part, text("<a/>"))])
      #expect(try probe("\(kind).bin") == OfficeInfo(kind: kind, isEncrypted: false))
    }
    for (type, kind) in [("text", OfficeKind.odt), ("spreadsheet-template", .ods), ("presentation", .odp)] {
      let type = "application/vnd.oasis.opendocument.\(type)"
      try pack("\(kind).bin", [("mimetype", text(type)), ("content.xml", text("<!DOCTYPE a><a/>"))])
      #expect(try probe("\(kind).bin") == OfficeInfo(kind: kind, isEncrypted: false))
    }
    try text("{\\rtf1 Mill}").write(to: folder.file("a.bin"))
    #expect(try probe("a.bin")?.kind == .rtf)
  }

  @Test func otherFilesAreNone() throws {
    try pack("a.zip", [("notes.txt", text("Mill"))])
    #expect(try probe("a.zip") == nil)
    _ = try folder.addScan("a.bmp")
    #expect(try probe("a.bmp") == nil)
    #expect(!OfficeKind.mayBe(try Data(contentsOf: folder.file("a.bmp"))))
    try (Data(CompoundFile.signature) + Data(count: 600)).write(to: folder.file("a.msi"))
    #expect(try probe("a.msi") == nil)
  }

  @Test func encryptionOfOpenDocumentIsSeen() throws {
    let type = text("application/vnd.oasis.opendocument.text")
    try pack("a.odt", [("mimetype", type), ("META-INF/manifest.xml", text("<m:encryption-data/>"))])
    #expect(try probe("a.odt") == OfficeInfo(kind: .odt, isEncrypted: true))
  }

  @Test(arguments: [
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"x\">]><a>&b;</a>",
  ])
  func entitiesAreRefused(markup: String) throws {
    for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
      try word(try #require(markup.data(using: encoding)))
      let error = #expect(throws: RectoError.self) { try probe("a.docx") }
      #expect(error?.code == .malformedInput)
      #expect(error?.location.file == "a.docx")
    }
  }

  @Test func whatUnpacksToFarMoreThanItIsIsRefused() throws {
    try word(Data(count: 100 << 20))
    let error = #expect(throws: RectoError.self) { try probe("a.docx") }
    #expect(error?.code == .limitExceeded)
  }

  @Test func damageIsSaid() throws {
    try word(text("<a/>"))
    let bytes = try Data(contentsOf: folder.file("a.docx"))
    try bytes.prefix(bytes.count / 2).write(to: folder.file("a.docx"))
    #expect(throws: RectoError.self) { try probe("a.docx") }
    #expect(throws: RectoError.self) { try probe("none.docx") }
    try word(text("<a/>"))
    let error = #expect(throws: RectoError.self) { try probe("a.docx", limits: Limits(inputBytes: 10)) }
    #expect(error?.code == .limitExceeded)
  }

  // MARK: Files until 2007

  /// A file with these streams, each of 4,096 bytes or a prefix of it.
  private func compound(_ streams: [(String, [UInt8])]) -> Data {
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    let (end, free): (UInt32, UInt32) = (0xFFFF_FFFE, 0xFFFF_FFFF)
    var header = CompoundFile.signature + [UInt8](repeating: 0, count: 504)
    header[30] = 9
    header[32] = 6
    for (place, value) in [(44, 1), (48, 1), (56, 4096), (60, end), (68, end), (76, 0)] as [(Int, UInt32)] {
      header.replaceSubrange(place..<(place + 4), with: little(value))
    }
    for slot in 1..<109 { header.replaceSubrange((76 + 4 * slot)..<(80 + 4 * slot), with: little(free)) }
    // Sector 0 is the table, 1 the directory, then 8 for each stream.
    var (table, directory, content) = ([free &- 2, end], [UInt8](), [UInt8]())
    for (index, (name, bytes)) in streams.enumerated() {
      let start = UInt32(2 + 8 * index)
      table += (1..<8).map { start + UInt32($0) } + [end]
      var entry = [UInt8](repeating: 0, count: 128)
      for (offset, unit) in name.utf16.enumerated() { entry[2 * offset] = UInt8(unit & 255) }
      entry[64] = UInt8(2 * name.utf16.count + 2)
      entry[66] = 2
      entry.replaceSubrange(116..<124, with: little(start) + little(4096))
      directory += entry
      content += bytes + [UInt8](repeating: 0, count: 4096 - bytes.count)
    }
    directory += [UInt8](repeating: 0, count: 512 - directory.count)
    let entries = (table + [UInt32](repeating: free, count: 128 - table.count)).flatMap(little)
    return Data(header + entries + directory + content)
  }

  @Test func oldFilesAreToldByTheirStreams() throws {
    let fib: [UInt8] = [0xEC, 0xA5] + [UInt8](repeating: 0, count: 8)
    let token: [UInt8] = [UInt8](repeating: 0, count: 12)
    let cases: [([(String, [UInt8])], OfficeInfo?)] = [
      ([("WordDocument", fib + [0, 0])], OfficeInfo(kind: .doc, isEncrypted: false)),
      ([("WordDocument", fib + [0, 1])], OfficeInfo(kind: .doc, isEncrypted: true)),
      ([("Workbook", [9, 8, 2, 0, 0, 6, 0xE1, 0, 0, 0])], OfficeInfo(kind: .xls, isEncrypted: false)),
      ([("Book", [9, 8, 2, 0, 0, 6, 0x2F, 0, 0, 0])], OfficeInfo(kind: .xls, isEncrypted: true)),
      (
        [("PowerPoint Document", []), ("Current User", token + [0xDF, 0xC4, 0xD1, 0xF3])],
        OfficeInfo(kind: .ppt, isEncrypted: true)
      ),
      ([("PowerPoint Document", [])], OfficeInfo(kind: .ppt, isEncrypted: false)),
      ([("EncryptedPackage", [])], OfficeInfo(kind: .docx, isEncrypted: true)),
      ([("Mail", [])], nil),
    ]
    for (streams, info) in cases {
      try compound(streams).write(to: folder.file("a.bin"))
      #expect(try probe("a.bin") == info)
    }
  }

  @Test func damagedOldFilesEndEarly() throws {
    let file = compound([("WordDocument", [0xEC, 0xA5] + [UInt8](repeating: 0, count: 9) + [1])])
    for count in stride(from: 8, to: file.count, by: 97) {
      try file.prefix(count).write(to: folder.file("a.bin"))
      _ = try probe("a.bin")
    }
    // Every number of the header and the table at its largest.
    for place in stride(from: 24, to: 1024, by: 2) {
      var bytes = file
      bytes.replaceSubrange(place..<(place + 2), with: [0xFF, 0x7F])
      try bytes.write(to: folder.file("a.bin"))
      _ = try probe("a.bin")
    }
  }
}
