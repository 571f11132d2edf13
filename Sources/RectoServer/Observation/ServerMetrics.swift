import RectoStore

/// Counts what a server does, in the format of Prometheus.
actor ServerMetrics {
  private var requests: [Int: Int] = [:]
  private var jobs: [String: Int] = [:]
  private var pages = 0
  private var seconds = 0.0
  private var crashes = 0

  func noteRequest(status: Int) { requests[status, default: 0] += 1 }

  func note(_ ending: JobProcess.Ending, seconds spent: Double) {
    let name: String
    switch ending {
    case .finished(let summary):
      name = "done"
      pages += summary.pages
      seconds += spent
    case .failed: name = "failed"
    case .timedOut: name = "timed_out"
    case .cancelled: name = "cancelled"
    case .crashed:
      name = "crashed"
      crashes += 1
    }
    jobs[name, default: 0] += 1
  }

  func text(_ depth: QueueDepth) -> String {
    var lines: [String] = []
    func add(_ name: String, _ type: String, _ help: String, _ samples: [(String, String)]) {
      lines.append("# HELP recto_\(name) \(help)")
      lines.append("# TYPE recto_\(name) \(type)")
      for (labels, value) in samples { lines.append("recto_\(name)\(labels) \(value)") }
    }
    add(
      "queue_jobs", "gauge", "Jobs that are not final.",
      [("preparing", depth.preparing), ("queued", depth.queued), ("processing", depth.processing)].map {
        ("{state=\"\($0.0)\"}", "\($0.1)")
      })
    add("pages_total", "counter", "Pages delivered.", [("", "\(pages)")])
    add("page_seconds_total", "counter", "Seconds spent on delivered pages.", [("", "\(seconds)")])
    add("worker_restarts_total", "counter", "Processes of jobs that died.", [("", "\(crashes)")])
    add(
      "jobs_total", "counter", "Runs of jobs by how they ended.",
      jobs.sorted { $0.key < $1.key }.map { ("{ending=\"\($0.key)\"}", "\($0.value)") })
    add(
      "http_requests_total", "counter", "Requests by status.",
      requests.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", "\($0.value)") })
    return lines.joined(separator: "\n") + "\n"
  }
}
