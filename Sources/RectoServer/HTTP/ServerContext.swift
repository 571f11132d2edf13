import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// What is known of a request beside itself.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The other end of the connection; nil when there is none.
  let peer: String?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}

/// Where a request comes from, and where links in its reply must lead.
struct RequestOrigin: Sendable {
  let configuration: ServerConfiguration

  /// The client's address: behind a proxy, what the proxy itself has seen, which is the last one it names.
  func address(_ request: Request, _ context: ServerContext) -> String {
    let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last
      .map { $0.filter { !$0.isWhitespace } }
    if configuration.isBehindProxy, let forwarded, !forwarded.isEmpty { return String(forwarded.prefix(64)) }
    return context.peer ?? "unknown"
  }

  /// What stands before a path.
  func base(_ request: Request) -> String {
    if let publicURL = configuration.publicURL {
      return publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
    }
    let forwarded = configuration.isBehindProxy ? request.headers[.forwardedProtocol] : nil
    let scheme = forwarded == "https" || configuration.certificate != nil ? "https" : "http"
    return "\(scheme)://\(request.head.authority ?? "\(configuration.host):\(configuration.port)")"
  }
}
