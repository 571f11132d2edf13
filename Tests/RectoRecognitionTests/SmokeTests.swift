import Testing

@testable import RectoRecognition

@Suite struct SmokeTests {
  @Test func links() { #expect(Bool(true)) }
}
