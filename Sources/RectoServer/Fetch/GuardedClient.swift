import AsyncHTTPClient
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1

/// Sends requests to addresses that strangers name, and never into one's own network: every address of the host must
/// be public, and the connection goes to an address that was checked, without a second look-up.
struct GuardedClient: Sendable {
  let allowedHosts: Set<String>
  let seconds: Int

  private static let mostRedirects = 5

  /// The body of what is there, handed on as it comes in. Redirects are followed, each one checked anew. Throws
  /// `.badRequest` for what must not be asked for and `.unavailable` when there is no good answer.
  func get(_ source: SourceURL, _ take: (ByteBuffer) async throws -> Void) async throws {
    let deadline = NIODeadline.now() + .seconds(Int64(seconds))
    var next = source
    for _ in 0...Self.mostRedirects {
      var request = HTTPClientRequest(url: next.text)
      request.headers.add(name: "User-Agent", value: "recto")
      let location = try await send(request, to: next, deadline: deadline) { response -> String? in
        if (300..<400).contains(response.status.code), let location = response.headers.first(name: "location")
        {
          return location
        }
        guard response.status == .ok else {
          throw ServiceError(.unavailable, "The source answered \(response.status.code).")
        }
        for try await buffer in response.body { try await take(buffer) }
        return nil
      }
      guard let place = location else { return }
      next = try next.redirected(to: place, allowed: allowedHosts)
    }
    throw ServiceError(.unavailable, "The source redirects more than \(Self.mostRedirects) times.")
  }

  /// The status of the answer to a message. Redirects are not followed.
  func post(_ body: [UInt8], headers: [(String, String)], to target: SourceURL) async throws -> Int {
    var request = HTTPClientRequest(url: target.text)
    request.method = .POST
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.body = .bytes(body)
    let deadline = NIODeadline.now() + .seconds(Int64(seconds))
    return try await send(request, to: target, deadline: deadline) { Int($0.status.code) }
  }

  private func send<Output: Sendable>(
    _ request: HTTPClientRequest, to target: SourceURL, deadline: NIODeadline,
    _ body: (HTTPClientResponse) async throws -> Output
  ) async throws -> Output {
    let address = try await checkedAddress(of: target)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(10), read: .seconds(Int64(seconds))))
    configuration.dnsOverride = [target.host: address]
    configuration.httpVersion = .http1Only
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let output = try await body(try await client.execute(request, deadline: deadline))
      try await client.shutdown()
      return output
    } catch {
      try? await client.shutdown()
      if error is ServiceError { throw error }
      throw ServiceError(.unavailable, "The address gives no good answer.", cause: "\(error)")
    }
  }

  private func checkedAddress(of target: SourceURL) async throws -> String {
    let addresses = await HostAddresses.resolve(target.host)
    guard let first = addresses.first else {
      throw ServiceError(.unavailable, "The host \(target.host) has no address.")
    }
    guard target.isAllowed || addresses.allSatisfy({ PublicAddress.isPublic($0.bytes) }) else {
      throw ServiceError(.badRequest, "The host \(target.host) is not on the public Internet.")
    }
    return first.text
  }
}
