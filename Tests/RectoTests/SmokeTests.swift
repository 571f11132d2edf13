import Testing

@testable import Recto

@Suite struct SmokeTests {
  @Test func links() { #expect(Bool(true)) }
}
