import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RectoFormats
import RectoModel

/// The page at `/` and its files. Nothing of it comes from elsewhere, and nothing in it can be told to run by a document:
/// scripts are the server's own files alone.
struct WebRoutes: Sendable {
  let parts: ServerParts

  /// What the page is made of, by name.
  private static let types = [
    "style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml",
    "app.js": script, "api.js": script, "model.js": script, "sheet.js": script, "text.js": script,
    "tables.js": script, "chat.js": script, "account.js": script,
  ]

  private static let script = "text/javascript; charset=utf-8"

  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  func add(to router: Router<ServerContext>) {
    router.get("/") { _, _ in
      Self.reply(Data(try WebPage(parts).html().utf8), type: "text/html; charset=utf-8")
    }
    router.get("/web/:name") { _, context in
      let name = try context.parameters.require("name")
      guard let type = Self.types[name] else {
        throw ServiceError(.notFound, "The page has no file of this name.")
      }
      return Self.reply(try TemplateLibrary.installed().data("web/\(name)"), type: type)
    }
  }

  private static func reply(_ bytes: Data, type: String) -> Response {
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
    headers[.contentSecurityPolicy] = policy
    headers[.referrerPolicy] = "no-referrer"
    headers[.crossOriginOpenerPolicy] = "same-origin"
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
