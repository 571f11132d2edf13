import Foundation

/// A fresh folder that goes with the test.
final class TestFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("recto-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Hidden ones too, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  func text(_ name: String) -> String? { try? String(contentsOf: file(name), encoding: .utf8) }

  /// A white 24-bit BMP of this size in pixels.
  func addScan(_ name: String, width: Int = 40, height: Int = 30) throws -> URL {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
    let row = (width * 3 + 3) / 4 * 4
    var bytes: [UInt8] = Array("BM".utf8) + little(54 + row * height, 4) + little(0, 4) + little(54, 4)
    bytes +=
      little(40, 4) + little(width, 4) + little(height, 4) + little(1, 2) + little(24, 2) + little(0, 4)
    bytes += little(row * height, 4) + little(11811, 4) + little(11811, 4) + little(0, 8)
    bytes += [UInt8](repeating: 255, count: row * height)
    try Data(bytes).write(to: file(name))
    return file(name)
  }
}
