import Testing

@testable import RectoFormats

@Suite struct SmokeTests {
  @Test func links() { #expect(Bool(true)) }
}
