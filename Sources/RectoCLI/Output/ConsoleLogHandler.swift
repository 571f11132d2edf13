import Foundation
import Logging
import RectoModel

/// Writes log messages to the console: `recto: message`, or one JSON object a line.
struct ConsoleLogHandler: LogHandler {
  let console: Console
  let isJSON: Bool
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  init(console: Console, isJSON: Bool) {
    self.console = console
    self.isJSON = isJSON
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    guard isJSON else { return console.printError("recto: \(event.message)") }
    var fields = metadata.merging(event.metadata ?? [:]) { $1 }.mapValues(\.description)
    fields["level"] = event.level.rawValue
    fields["message"] = event.message.description
    guard let line = try? JSONEncoder.ordered.encode(fields) else { return }
    console.printError(String(decoding: line, as: UTF8.self))
  }
}
