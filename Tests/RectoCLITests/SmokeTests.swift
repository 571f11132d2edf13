import Testing

@testable import RectoCLI

@Suite struct SmokeTests {
  @Test func links() { #expect(Bool(true)) }
}
