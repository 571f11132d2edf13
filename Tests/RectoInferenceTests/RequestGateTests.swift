import RectoModel
import Testing

@testable import RectoInference

@Suite struct RequestGateTests {
  /// How many are inside.
  private actor Room {
    private(set) var most = 0
    private(set) var visits = 0
    private var inside = 0

    func enter() {
      inside += 1
      visits += 1
      most = max(most, inside)
    }

    func leave() { inside -= 1 }
  }

  @Test(arguments: [1, 3]) func noMoreThanItsWidthAreInside(width: Int) async throws {
    let (gate, room) = (RequestGate(width), Room())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await gate.run {
            await room.enter()
            for _ in 0..<10 { await Task.yield() }
            await room.leave()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await room.visits == 40)
    #expect(await room.most == width)
  }

  @Test func whoIsCancelledDoesNotWait() async throws {
    let gate = RequestGate(1)
    let (opened, open) = AsyncStream.makeStream(of: Void.self)
    let (entered, enter) = AsyncStream.makeStream(of: Void.self)
    let first = Task {
      try await gate.run {
        enter.finish()
        for await _ in opened {}
      }
    }
    for await _ in entered {}
    let second = Task { try await gate.run {} }
    second.cancel()
    await #expect(throws: RectoError(.cancelled, "Cancelled.")) { try await second.value }
    open.finish()
    try await first.value
    // The place is free again.
    try await gate.run {}
  }
}
