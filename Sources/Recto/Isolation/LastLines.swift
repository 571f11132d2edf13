package import Subprocess

/// The end of what a process prints.
package actor LastLines {
  private var lines: [String] = []

  package init() {}

  package var text: String { lines.joined(separator: "\n") }

  package func collect(_ output: SubprocessOutputSequence) async {
    do {
      for try await line in output.strings() where !line.isEmpty {
        if lines.count == 10 { lines.removeFirst() }
        lines.append(String(line.prefix(500)))
      }
    } catch {
      // The process has gone; what was read until then is all there is.
    }
  }
}
