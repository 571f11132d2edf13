import Foundation
import Hummingbird
import NIOCore
import RectoModel
import RectoStore

/// What happens to a job, as server-sent events: `progress` with the job each time that something changes, and `end`
/// when it is final.
struct JobEvents: Sendable {
  let id: String
  let service: JobService

  /// A comment keeps connections open that nothing is said on.
  private static let silence = 15.0

  var body: ResponseBody {
    ResponseBody { writer in
      let changes = await service.watch.changes(of: id)
      let ticks = Task {
        while (try? await Task.sleep(for: .seconds(Self.silence))) != nil { await service.watch.changed(id) }
      }
      defer { ticks.cancel() }
      var last = ""
      var iterator = changes.makeAsyncIterator()
      repeat {
        guard let record = try await service.stores.jobs.job(id) else { break }
        let view = try Self.text(record)
        let name = record.state.isFinal ? "end" : "progress"
        let event = view == last ? ": still here\n\n" : "event: \(name)\ndata: \(view)\n\n"
        try await writer.write(ByteBuffer(string: event))
        last = view
        if record.state.isFinal { break }
      } while await iterator.next() != nil
      try await writer.finish(nil)
    }
  }

  private static func text(_ record: JobRecord) throws -> String {
    return String(decoding: try JSONEncoder.ordered.encode(try JobView(record)), as: UTF8.self)
  }
}
