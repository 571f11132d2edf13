import Foundation
import Testing

/// Something that reads what strangers send. `read` may throw, and must neither crash nor hang.
struct FuzzTarget: Sendable {
  var name: String
  var seeds: [[UInt8]]
  var words: [[UInt8]] = []
  var read: @Sendable ([UInt8]) throws -> Void

  /// How long targets are run: a moment in every test, and as long as `make fuzz` says.
  static let seconds = ProcessInfo.processInfo.environment["RECTO_FUZZ_SECONDS"].flatMap(Int.init)
  private static let fewRounds = 300

  /// Bytes that take longer than this are a find.
  private static let patience = Duration.seconds(20)

  func run() throws {
    let start = ContinuousClock.now
    var round: UInt64 = 0
    while isToGoOn(round, since: start) {
      var mutator = Mutator(seed: round, words: words)
      let bytes = mutator.bytes(from: seeds)
      // When it crashes, the bytes are there to be looked at.
      if Self.seconds != nil { try Data(bytes).write(to: Self.place(of: name)) }
      let began = ContinuousClock.now
      do { try read(bytes) } catch let error as FuzzFind { throw error } catch {}
      let spent = ContinuousClock.now - began
      #expect(spent < Self.patience, "\(name): round \(round) took \(spent)")
      round += 1
    }
    if Self.seconds != nil {
      try? FileManager.default.removeItem(at: Self.place(of: name))
      print("fuzz: \(name): \(round) rounds, nothing found")
    }
  }

  private func isToGoOn(_ round: UInt64, since start: ContinuousClock.Instant) -> Bool {
    guard let seconds = Self.seconds else { return round < Self.fewRounds }
    return ContinuousClock.now - start < .seconds(seconds)
  }

  private static func place(of name: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("recto-fuzz-\(name)")
  }
}

/// What a target says that it can't be true.
struct FuzzFind: Error {
  var what: String
}
