import Foundation
import Hummingbird
import NIOCore

extension Request {
  /// The body as JSON. Throws 400 with `remedy`, which shows what to send, for anything else.
  func json<Body: Decodable>(_ type: Body.Type, upTo bytes: Int, remedy: String) async throws -> Body {
    let data = Data(try await body.collect(upTo: bytes).readableBytesView)
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw ServiceError(.badRequest, remedy)
    }
  }
}
