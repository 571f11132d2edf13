import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import RectoServer

@Suite struct OpenAPITests {
  /// Every endpoint is answered by its route, and not by what answers unknown addresses.
  @Test func everyEndpointIsThere() async throws {
    let server = try await TestServer()
    try await server.testIdle { client in
      for endpoint in Endpoint.all {
        let path = endpoint.path.replacing("{id}", with: "x").replacing("{format}", with: "txt")
          .replacing("{page}", with: "1")
        let method = try #require(HTTPRequest.Method(endpoint.method))
        let response = try await client.execute(uri: path, method: method)
        let isUnknown = response.text.contains("There is nothing at this address.")
        #expect(!isUnknown, "\(endpoint.method) \(path)")
        switch endpoint.access {
        case .open: break
        case .bearer, .key: #expect(response.status == .unauthorized, "\(path)")
        }
      }
    }
  }

  @Test func everyRouteIsDescribed() async throws {
    let server = try await TestServer()
    let described = Set(Endpoint.all.map { "\($0.method) \($0.path)" })
    let routes = server.server.router().routes.filter { $0.method != .head }.map { route in
      let parts = route.path.description.split(separator: "/").map { part in
        part.hasPrefix("{") ? String(part) : part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
      }
      return "\(route.method.rawValue) /\(parts.joined(separator: "/"))"
    }
    #expect(routes.count > 20)
    for route in routes { #expect(described.contains(route), "\(route)") }
  }

  @Test func theDocumentIsServed() async throws {
    try await TestServer().testIdle { client in
      let response = try await client.execute(uri: "/openapi.json", method: .get)
      #expect(response.object["openapi"] as? String == "3.1.0")
      let paths = try #require(response.object["paths"] as? [String: any Sendable])
      #expect(paths.keys.contains("/v1/jobs/{id}/result/{format}"))
    }
  }
}
