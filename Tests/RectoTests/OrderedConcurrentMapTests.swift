import RectoModel
import Testing

@testable import Recto

@Suite struct OrderedConcurrentMapTests {
  @Test func keepsTheOrder() async throws {
    let results = try await orderedConcurrentMap(Array(0..<50), width: 7) { number throws(RectoError) in
      for _ in 0..<(number % 5) { await Task.yield() }
      return number * 2
    }
    #expect(results == (0..<50).map { $0 * 2 })
  }

  @Test func neverHasMoreThanWidthInFlight() async throws {
    let gauge = Gauge()
    _ = try await orderedConcurrentMap(Array(0..<40), width: 3) { _ throws(RectoError) in
      await gauge.enter()
      for _ in 0..<10 { await Task.yield() }
      await gauge.leave()
    }
    #expect(await gauge.highest <= 3)
    #expect(await gauge.highest >= 2)
  }

  @Test func throwsTheErrorAndStartsNoMore() async {
    let gauge = Gauge()
    let error = await #expect(throws: RectoError.self) {
      try await orderedConcurrentMap(Array(0..<1000), width: 2) { number throws(RectoError) in
        await gauge.enter()
        if number == 3 { throw RectoError(.engineFailure, "third") }
        await gauge.leave()
      }
    }
    #expect(error?.message == "third")
    #expect(await gauge.entered < 1000)
  }

  @Test func endsWhenItsTaskIsCancelled() async {
    let gauge = Gauge()
    let task = Task {
      await Result { () async throws(RectoError) in
        try await orderedConcurrentMap(Array(0..<1000), width: 2) { _ throws(RectoError) in
          await gauge.enter()
          while !Task.isCancelled { await Task.yield() }
        }
      }
    }
    while await gauge.entered < 2 { await Task.yield() }
    task.cancel()
    let result = await task.value
    #expect(throws: RectoError.cancelled) { try result.get() }
    #expect(await gauge.entered == 2)
  }
}

private actor Gauge {
  private(set) var entered = 0
  private(set) var highest = 0
  private var inside = 0

  func enter() {
    entered += 1
    inside += 1
    highest = max(highest, inside)
  }

  func leave() { inside -= 1 }
}
