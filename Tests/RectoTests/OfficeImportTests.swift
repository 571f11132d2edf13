import Foundation
import RectoModel
import Testing

@testable import Recto

/// Office files through LibreOffice, where it is installed.
@Suite(.enabled(if: OfficeProgram.find() != nil), .serialized) struct OfficeImportTests {
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("recto")

  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func run(_ name: String, to format: String, password: String? = nil) async throws -> JobReport {
    let job = Job(
      [JobInput(folder.file(name), password: password)],
      to: [JobOutput(format, to: .file(folder.file("out")))],
      concurrency: 1)
    return try await Converter(workerExecutable: Self.executable).run(job)
  }

  private func save(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.file(name))
  }

  @Test func textIsReadFromTheFileAndNotRecognised() async throws {
    try save("{\\rtf1\\ansi The mill at Ashby.\\par Second line.}", "a.rtf")
    let report = try await run("a.rtf", to: "txt")
    #expect(report.failures.isEmpty)
    #expect(folder.text("out") == "The mill at Ashby.\nSecond line.\n")
    #expect(folder.names == ["a.rtf", "out"])
  }

  /// A link to a file of this machine, as a field that reads it in.
  @Test func linkedFilesAreNotReadIn() async throws {
    try save("stolen words", "secret.txt")
    let link = "{\\field{\\*\\fldinst INCLUDETEXT \"\(folder.file("secret.txt").path)\"}{\\fldrslt old}}"
    try save("{\\rtf1\\ansi Before \(link) after.}", "a.rtf")
    let report = try await run("a.rtf", to: "txt")
    #expect(report.failures.isEmpty)
    #expect(folder.text("out")?.contains("Before") == true)
    #expect(folder.text("out")?.contains("stolen") == false)
  }

  @Test func damageIsSaid() async throws {
    try Data([0x50, 0x4B, 3, 4, 0, 0]).write(to: folder.file("a.docx"))
    let report = try await run("a.docx", to: "txt")
    #expect(report.failures.first?.error.code == .malformedInput)
    #expect(report.failures.first?.error.location.file == "a.docx")
    #expect(!folder.names.contains("out"))
  }
}

/// The profile of a run.
@Suite struct OfficeProfileTests {
  @Test func textsInBasic() {
    #expect(OfficeProfile.expression("tika") == "\"tika\"")
    #expect(OfficeProfile.expression("a\"b") == "\"a\" & ChrW(34) & \"b\"")
    #expect(OfficeProfile.expression("ü\n") == "ChrW(252) & ChrW(10)")
    #expect(OfficeProfile.expression("") == "\"\"")
  }

  @Test func thePasswordStandsInTheMacroOnlyWhenThereIsOne() throws {
    let folder = try TestFolder()
    let input = folder.file("input.docx")
    #expect(!OfficeProfile(folder: folder.url, input: input, password: nil).macro.contains("Password"))
    let profile = OfficeProfile(folder: folder.url, input: input, password: "a&b")
    #expect(profile.macro.contains("Load(4).Value = \"a&b\""))
    try profile.write()
    let module = folder.text("profile/user/basic/Standard/Recto.xba")
    #expect(module?.contains("\"a&amp;b\"") == true)
    #expect(profile.arguments.allSatisfy { !$0.contains("a&b") })
  }

  @Test func theProgramIsFoundBesideItsScript() throws {
    let folder = try TestFolder()
    let programs = folder.file("office/program")
    try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
    for name in ["soffice", "soffice.bin"] {
      try Data().write(to: programs.appendingPathComponent(name))
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: programs.appendingPathComponent(name).path)
    }
    let link = folder.file("soffice")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: programs.appendingPathComponent("soffice"))
    #expect(OfficeProgram.find(["RECTO_SOFFICE": link.path])?.lastPathComponent == "soffice.bin")
    #expect(
      OfficeProgram.find(["PATH": folder.url.path])?.path.hasSuffix("office/program/soffice.bin") == true)
  }
}
