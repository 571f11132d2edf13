import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A real HTTP server of its own that speaks as much of the OpenAI protocol as is needed: it answers with recorded replies,
/// one after the other and the last one for ever, and keeps what it was asked.
final class RecordedServer: Sendable {
  enum Reply: Sendable {
    /// What the model says.
    case says(String)
    case status(Int)
    /// A body that is no reply.
    case body(String)
  }

  private let replies: [Reply]
  private let asked = Mutex<[Data]>([])
  private let headers = Mutex<[HTTPFields]>([])

  init(_ replies: [Reply]) { self.replies = replies }

  var requests: [String] { asked.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }
  var authorizations: [String?] { headers.withLock { $0.map { $0[.authorization] } } }

  /// Runs `body` with the address that `--llm-url` takes.
  func run(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
    let router = Router()
    router.post("/v1/chat/completions") { request, _ in try await self.answer(request) }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      for await number in ports {
        try await body("http://127.0.0.1:\(number)/v1")
        break
      }
      group.cancelAll()
    }
  }

  private func answer(_ request: Request) async throws -> Response {
    let body = try await request.body.collect(upTo: 50 << 20)
    headers.withLock { $0.append(request.headers) }
    let number = asked.withLock { asked in
      asked.append(Data(body.readableBytesView))
      return asked.count - 1
    }
    switch replies[min(number, replies.count - 1)] {
    case .status(let code): return Response(status: .init(code: code))
    case .body(let text): return Self.json(Data(text.utf8))
    case .says(let text):
      let reply = ["choices": [["message": ["role": "assistant", "content": text]]]]
      return Self.json(try JSONEncoder().encode(reply))
    }
  }

  private static func json(_ data: Data) -> Response {
    Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}
