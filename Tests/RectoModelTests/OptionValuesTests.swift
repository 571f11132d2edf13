import RectoModel
import Testing

@Suite struct OptionValuesTests {
  private let declarations = [
    OptionDeclaration("fast", .flag(default: false), help: ""),
    OptionDeclaration("mode", .choice(["a", "b"], default: "a"), help: ""),
    OptionDeclaration("count", .integer(1...9, default: 3, unit: "pages"), help: ""),
    OptionDeclaration("title", .text(default: nil), help: ""),
  ]

  private func error(_ values: [String: String]) -> RectoError? {
    do {
      try OptionValues(values).check(against: declarations, format: "x")
      return nil
    } catch {
      return error
    }
  }

  @Test func takesWhatIsDeclared() {
    #expect(error([:]) == nil)
    #expect(error(["fast": "true", "mode": "b", "count": "9", "title": ""]) == nil)
  }

  @Test func namesAnUnknownOptionAndTheKnownOnes() {
    let found = error(["speed": "1"])
    #expect(found?.code == .unsupportedFeature)
    #expect(found?.message.contains("\"speed\"") == true)
    #expect(found?.message.contains("fast, mode, count, title") == true)
  }

  @Test(arguments: [
    ("fast", "yes"), ("mode", "c"), ("count", "10"), ("count", "0"), ("count", "x"), ("fast", ""),
  ])
  func refusesWrongValues(key: String, value: String) {
    let found = error([key: value])
    #expect(found?.code == .malformedInput)
    #expect(found?.message.hasPrefix("x.\(key) is ") == true)
  }

  @Test func namesTheFirstOfSeveralFaultsByName() {
    #expect(error(["mode": "c", "count": "x"])?.message.hasPrefix("x.count") == true)
  }

  @Test func readsValuesAndDefaults() {
    let values = OptionValues(["fast": "true", "count": "4"])
    #expect(values.flag("fast", default: false) && !values.flag("slow", default: false))
    #expect(values.integer("count", default: 1) == 4 && values.integer("other", default: 1) == 1)
    #expect(values.text("title") == nil)
  }
}
