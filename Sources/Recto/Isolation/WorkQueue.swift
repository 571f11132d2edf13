import RectoModel

/// Requests on their way to workers. Every ticket is resolved once: answered, lost, or cancelled when the queue closes.
actor WorkQueue {
  struct Ticket: Sendable {
    var number: Int
    var request: WorkerRequest
    /// The process that takes it must have served nobody.
    var needsFreshProcess: Bool
  }

  enum Outcome: Sendable {
    case reply(WorkerReply)
    /// The worker ended without an answer.
    case lost(WorkerLoss)
    case cancelled
  }

  private var isClosed = false
  private var count = 0
  private var tickets: [Ticket] = []
  private var waitingWorkers: [CheckedContinuation<Ticket?, Never>] = []
  private var unresolved: [Int: CheckedContinuation<Outcome, Never>] = [:]

  /// Waits for the outcome.
  func submit(_ request: WorkerRequest, needsFreshProcess: Bool = false) async -> Outcome {
    guard !isClosed else { return .cancelled }
    count += 1
    let ticket = Ticket(number: count, request: request, needsFreshProcess: needsFreshProcess)
    return await withCheckedContinuation { continuation in
      unresolved[ticket.number] = continuation
      if waitingWorkers.isEmpty {
        tickets.append(ticket)
      } else {
        waitingWorkers.removeFirst().resume(returning: ticket)
      }
    }
  }

  /// Waits for a ticket; nil when the queue has closed.
  func next() async -> Ticket? {
    if isClosed { return nil }
    if !tickets.isEmpty { return tickets.removeFirst() }
    return await withCheckedContinuation { waitingWorkers.append($0) }
  }

  /// Does nothing for a ticket that is resolved.
  func resolve(_ ticket: Ticket, _ outcome: Outcome) {
    unresolved.removeValue(forKey: ticket.number)?.resume(returning: outcome)
  }

  /// Ends all waiting.
  func close() {
    isClosed = true
    tickets = []
    for worker in waitingWorkers { worker.resume(returning: nil) }
    waitingWorkers = []
    for number in unresolved.keys.sorted() { unresolved[number]?.resume(returning: .cancelled) }
    unresolved = [:]
  }
}

/// How a worker ended before it answered.
struct WorkerLoss: Sendable, Hashable {
  enum Ending: Sendable, Hashable {
    case exited(Int32)
    case signaled(Int32)
    /// Killed, since its time was over: seconds.
    case timedOut(Int)
    case notStarted(String)
  }

  var ending: Ending
  /// The last lines of its standard error.
  var lastWords: String
}
