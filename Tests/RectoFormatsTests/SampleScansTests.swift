import Foundation
import RectoComparison
import RectoModel
import RectoTesting
import Testing

/// Draws the shipped samples again and compares what is known of them. Pixels are not compared: versions of
/// FreeType draw letters a little differently. `UPDATE_GOLDEN_FILES=1` writes all files anew.
@Suite struct SampleScansTests {
  @Test(arguments: SampleScan.all)
  func truthIsWhatIsDrawn(_ sample: SampleScan) throws {
    let samples = try GoldenFolder.above(#filePath).case(named: "samples")
    let scan = try sample.scan()
    let file = samples.folder.appendingPathComponent(sample.fileName)
    let stem = file.deletingPathExtension().lastPathComponent
    if samples.mode != .never {
      try FileManager.default.createDirectory(at: samples.folder, withIntermediateDirectories: true)
      try scan.encoded(as: sample.encoding).write(to: file)
    }
    let differences = [
      try samples.check(try scan.truth.readableJSON(), against: "\(stem).truth.json"),
      try samples.check(scan.truthText, against: "\(stem).truth.txt"),
    ]
    #expect(differences.compactMap(\.self) == [])
    #expect(FileManager.default.fileExists(atPath: file.path))
    #expect(samples.mode == .never, "Unset UPDATE_GOLDEN_FILES and read what was written.")
  }

  @Test func samplesStaySmall() throws {
    let folder = try GoldenFolder.above(#filePath).folder.appendingPathComponent("samples")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.fileSizeKey])
    let bytes = try files.reduce(0) { try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0) }
    #expect(files.count == 3 * SampleScan.all.count)
    #expect(bytes <= 400_000)
  }
}
