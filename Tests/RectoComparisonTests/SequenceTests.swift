import Testing

@testable import RectoComparison

@Suite("Alignment of sequences") struct SequenceTests {
  private func gaps(_ expected: String, _ actual: String) -> [SequenceAlignment.Gap] {
    SequenceAlignment(Array(expected), Array(actual)).gaps
  }

  @Test func findsWhatWasPutInAndTakenOut() {
    #expect(gaps("abc", "abc") == [])
    #expect(gaps("abcd", "abxd") == [.init(expected: 2..<3, actual: 2..<3)])
    #expect(gaps("abc", "abxc") == [.init(expected: 2..<2, actual: 2..<3)])
    #expect(gaps("abc", "bc") == [.init(expected: 0..<1, actual: 0..<0)])
    #expect(gaps("", "ab") == [.init(expected: 0..<0, actual: 0..<2)])
    #expect(
      gaps("aXbYc", "abZc") == [
        .init(expected: 1..<2, actual: 1..<1), .init(expected: 3..<4, actual: 2..<3),
      ])
  }

  /// What is not in a gap is the same, whatever the sequences are.
  @Test func keepsWhatIsTheSame() {
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    for _ in 0..<200 {
      let left = (0..<next(30)).map { _ in next(4) }
      let right = (0..<next(30)).map { _ in next(4) }
      let gaps = SequenceAlignment(left, right).gaps
      var (keptLeft, keptRight) = (left, right)
      for gap in gaps.reversed() {
        keptLeft.removeSubrange(gap.expected)
        keptRight.removeSubrange(gap.actual)
      }
      #expect(keptLeft == keptRight)
    }
  }

  @Test func longSequencesThatShareNothingAreOneGap() {
    let gaps = SequenceAlignment(Array(0..<3000), Array(10_000..<13_000)).gaps
    #expect(gaps == [.init(expected: 0..<3000, actual: 0..<3000)])
  }
}
