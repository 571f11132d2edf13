import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RectoModel

extension Response {
  /// With keys in order, so that equal values give equal bytes.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json",
    headers: HTTPFields = [:]
  ) throws -> Response {
    return json(try JSONEncoder.ordered.encode(value), status: status, type: type, headers: headers)
  }

  /// What is JSON already.
  static func json(
    _ bytes: Data, status: HTTPResponse.Status = .ok, type: String = "application/json",
    headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// The three ways in which errors are told.
enum ReplyStyle: Sendable, Hashable {
  case chat
  case picwish
  case problem

  init(path: String) {
    self =
      if path.hasPrefix("/api/tasks/") { .picwish } else if path.hasPrefix("/api/v1/") { .chat } else {
        .problem
      }
  }

  func response(_ error: ServiceError, requestID: String) throws -> Response {
    var headers: HTTPFields = [:]
    if let seconds = error.retryAfter { headers[.retryAfter] = "\(seconds)" }
    if let rate = error.rate { headers.tell(rate) }
    if error.status == 401 { headers[.wwwAuthenticate] = self == .picwish ? "X-API-KEY" : "Bearer" }
    let status = HTTPResponse.Status(code: status(of: error))
    switch self {
    case .chat:
      return try .json(
        ChatFailure(error: error.message, used: error.used, cap: error.cap), status: status, headers: headers)
    case .picwish:
      return try .json(
        PicWishFailure(status: status.code, message: error.message, used: error.used, cap: error.cap),
        status: status, headers: headers)
    case .problem:
      return try .json(
        Problem(error, requestID: requestID), status: status, type: "application/problem+json",
        headers: headers)
    }
  }

  /// The published services know fewer.
  private func status(of error: ServiceError) -> Int {
    switch (self, error.kind) {
    case (.chat, .tooLarge), (.chat, .unsupportedType), (.picwish, .unsupportedType): 400
    default: error.status
    }
  }
}

private struct ChatFailure: Encodable {
  var error: String
  var used: Int?
  var cap: Int?
}

private struct PicWishFailure: Encodable {
  var status: Int
  var message: String
  var used: Int?
  var cap: Int?
}

/// RFC 9457.
struct Problem: Encodable, Sendable, Hashable {
  var type: String
  var title: String
  var status: Int
  var detail: String
  var retryable: Bool
  var requestID: String
  var used: Int?
  var cap: Int?

  private enum CodingKeys: String, CodingKey {
    case type, title, status, detail, retryable, used, cap
    case requestID = "request_id"
  }

  init(_ error: ServiceError, requestID: String) {
    type = "urn:recto:problem:\(error.kind.rawValue)"
    title = error.kind.rawValue.replacing("-", with: " ")
    status = error.status
    detail = error.message
    retryable = error.isRetryable
    self.requestID = requestID
    (used, cap) = (error.used, error.cap)
  }
}
