import Testing

@testable import RectoModel

@Suite struct SmokeTests {
  @Test func links() { #expect(Bool(true)) }
}
