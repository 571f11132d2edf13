import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import RectoModel

/// Asks a language model. No tool is ever offered to it: what it gives back is text and nothing else. From any task.
struct ChatCompletions: Sendable {
  private let endpoint: ModelEndpoint
  /// Shared by all copies.
  private let gate: RequestGate

  /// The longest reply that is read, in bytes.
  private static let longestReply = 4 << 20

  init(endpoint: ModelEndpoint) {
    self.endpoint = endpoint
    gate = RequestGate(endpoint.requestsAtOnce)
  }

  /// What the model says. Throws `.engineFailure` when it gives no answer, and `.cancelled`.
  func reply(to messages: [ModelMessage], tokens: Int) async throws(RectoError) -> String {
    let body: Data
    do {
      body = try JSONEncoder().encode(
        Request(model: endpoint.model, messages: messages, maximum: tokens))
    } catch {
      throw RectoError(.internalInvariant, "A question to the model can't be encoded.", cause: "\(error)")
    }
    var failure = RectoError(.engineFailure, "The language model was not asked.")
    for attempt in 0...max(0, endpoint.retries) {
      if attempt > 0 { try? await Task.sleep(for: .milliseconds(500 << (attempt - 1))) }
      if Task.isCancelled { throw RectoError(.cancelled, "Cancelled.") }
      switch try await gate.run({ await send(body) }) {
      case .text(let text): return text
      case .refused(let error): throw error
      case .failed(let error): failure = error
      }
    }
    throw failure
  }

  private enum Outcome {
    case text(String)
    /// The same request would be refused again.
    case refused(RectoError)
    case failed(RectoError)
  }

  private func send(_ body: Data) async -> Outcome {
    var request = HTTPClientRequest(url: endpoint.completions.absoluteString)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "User-Agent", value: "recto")
    if let key = endpoint.key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
    request.body = .bytes(Array(body))
    do {
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(Int64(endpoint.seconds)))
      let bytes = try await response.body.collect(upTo: Self.longestReply)
      let status = Int(response.status.code)
      guard status == 200 else { return Self.failure(status, bytes) }
      let reply = try JSONDecoder().decode(Reply.self, from: Data(bytes.readableBytesView))
      guard let text = reply.choices.first?.message.content else {
        return .failed(RectoError(.engineFailure, "The language model gave an empty answer."))
      }
      return .text(text)
    } catch {
      return .failed(
        RectoError(
          .engineFailure, "The language model at \(endpoint.url.absoluteString) gives no answer.",
          cause: "\(error)"))
    }
  }

  private static func failure(_ status: Int, _ bytes: ByteBuffer) -> Outcome {
    let error = RectoError(
      .engineFailure, "The language model answered \(status).",
      cause: String(String(buffer: bytes).prefix(500)))
    return status == 408 || status == 429 || status >= 500 ? .failed(error) : .refused(error)
  }

  private struct Request: Encodable {
    var model: String
    var messages: [ModelMessage]
    var maximum: Int

    private enum CodingKeys: String, CodingKey {
      case model, messages, temperature, stream
      case maximum = "max_tokens"
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(model, forKey: .model)
      try fields.encode(messages, forKey: .messages)
      try fields.encode(0, forKey: .temperature)
      try fields.encode(false, forKey: .stream)
      try fields.encode(maximum, forKey: .maximum)
    }
  }

  private struct Reply: Decodable {
    struct Choice: Decodable {
      struct Message: Decodable {
        var content: String?
      }

      var message: Message
    }

    var choices: [Choice]
  }
}
