import Foundation

/// The ends that libFuzzer calls: `make fuzz` links them with it, in place of the tests.
private enum CoverageFuzzing {
  /// The one that `RECTO_FUZZ_TARGET` names.
  static let target: FuzzTarget? = {
    let name = ProcessInfo.processInfo.environment["RECTO_FUZZ_TARGET"]
    return FuzzTargets.all.first { $0.name == name }
  }()

  /// The seeds go into a folder of the target's name, the words into a dictionary beside it.
  static func lay(out target: FuzzTarget, in parent: URL) throws {
    let folder = parent.appendingPathComponent(target.name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, seed) in target.seeds.enumerated() {
      try Data(seed).write(to: folder.appendingPathComponent("seed-\(index)"))
    }
    let lines = target.words.map { word in
      "\"" + word.map { "\\x" + String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "\"\n"
    }
    try Data(lines.joined().utf8).write(to: parent.appendingPathComponent("\(target.name).dict"))
  }
}

/// Without a target it lists them all. The seeds are laid out in `RECTO_FUZZ_FOLDER`.
@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
  _ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  guard let target = CoverageFuzzing.target else {
    FuzzTargets.all.forEach { print($0.name) }
    exit(0)
  }
  do {
    let folder = ProcessInfo.processInfo.environment["RECTO_FUZZ_FOLDER"] ?? "."
    try CoverageFuzzing.lay(out: target, in: URL(fileURLWithPath: folder, isDirectory: true))
  } catch {
    print("The seeds can't be written: \(error)")
    exit(1)
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOnce(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try CoverageFuzzing.target?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch let find as FuzzFind {
    fatalError(find.what)
  } catch {}
  return 0
}
