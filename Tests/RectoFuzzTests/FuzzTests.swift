import Testing

/// Some rounds with each target, always the same. `make fuzz` goes on for longer, led by what of the code was reached.
@Suite struct FuzzTests {
  /// Bytes that take longer than this are a find.
  private static let patience = Duration.seconds(20)
  private static let rounds: UInt64 = 300

  @Test(arguments: FuzzTargets.all.map(\.name)) func nothingIsFound(name: String) throws {
    let target = try #require(FuzzTargets.all.first { $0.name == name })
    for round in 0..<Self.rounds {
      var mutator = Mutator(seed: round, words: target.words)
      let bytes = mutator.bytes(from: target.seeds)
      let began = ContinuousClock.now
      do { try target.read(bytes) } catch let error as FuzzFind { throw error } catch {}
      let spent = ContinuousClock.now - began
      #expect(spent < Self.patience, "round \(round) took \(spent)")
    }
  }

  /// Files that can't be read would leave nothing to change.
  @Test func allHaveSeeds() {
    for target in FuzzTargets.all {
      #expect(!target.seeds.isEmpty && target.seeds.allSatisfy { !$0.isEmpty }, "\(target.name)")
    }
  }
}
