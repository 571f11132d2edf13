import Recto
import RectoModel

/// What keeps worker processes in, as `recto doctor` tells it: what they tried themselves.
enum ConfinementLines {
  static func current() async -> [String] {
    do throws(RectoError) {
      return lines(try await Converter().confinement())
    } catch {
      return ["missing  workers: \(error.message)"]
    }
  }

  static func lines(_ report: ConfinementReport) -> [String] {
    [
      network(report),
      line(
        report.startsNoPrograms, "workers start no programs",
        "workers could start programs: the kernel has no seccomp filters"),
      line(
        report.writesNothing, "workers write into the folder of their job only",
        "workers could write wherever you can: the kernel has no Landlock (Linux 5.13)"),
      report.memoryBytes.map { "ok       workers have \($0 >> 20) MiB of memory at most" }
        ?? "weak     workers have no limit of memory",
    ]
  }

  private static func network(_ report: ConfinementReport) -> String {
    switch (report.hasNoNetwork, report.hasNoSockets) {
    case (true, true): "ok       workers have no network: a namespace of their own, and no sockets"
    case (true, false): "ok       workers have no network: a namespace of their own"
    case (false, true): "ok       workers have no network: they can make no sockets"
    case (false, false):
      "weak     workers could reach the network: the kernel has neither seccomp filters nor namespaces for users"
    }
  }

  private static func line(_ holds: Bool, _ good: String, _ bad: String) -> String {
    holds ? "ok       \(good)" : "weak     \(bad)"
  }
}
