import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct TemplateLibraryTests {
  @Test func isFoundInTests() throws {
    #expect(try TemplateLibrary.installed().text("pdf/metadata.xmp").contains("{{title}}"))
  }

  @Test func environmentWins() throws {
    let fixture = try PDFFixture()
    let library = try TemplateLibrary.installed(
      environment: ["RECTO_TEMPLATES": fixture.folder.path], executable: Bundle.main.executableURL)
    #expect(library.folder.path == fixture.folder.path)
    let error = #expect(throws: RectoError.self) { try library.data("pdf/metadata.xmp") }
    #expect(error?.code == .resourceUnavailable)
  }

  @Test func isFoundInShare() throws {
    let fixture = try PDFFixture()
    let share = fixture.folder.appendingPathComponent("share/recto/templates")
    try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
    let executable = fixture.folder.appendingPathComponent("bin/recto")
    #expect(try TemplateLibrary.installed(environment: [:], executable: executable).folder.path == share.path)
  }

  @Test func absenceNamesTheRemedy() throws {
    let error = #expect(throws: RectoError.self) {
      try TemplateLibrary.installed(environment: [:], executable: URL(fileURLWithPath: "/nowhere/bin/recto"))
    }
    #expect(error?.code == .resourceUnavailable)
    #expect(error?.message.contains("RECTO_TEMPLATES") == true)
  }
}
