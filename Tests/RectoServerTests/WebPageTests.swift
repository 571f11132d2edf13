import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RectoModel
import RectoStore
import Subprocess
import Testing

@testable import RectoServer

@Suite(.serialized) struct WebPageTests {
  @Test func thePageTellsWhatTheServerCanDo() async throws {
    let server = try await TestServer()
    try await server.testIdle { client in
      let page = try await client.execute(uri: "/", method: .get)
      #expect(page.status == .ok)
      #expect(page.headers[.contentType] == "text/html; charset=utf-8")
      let policy = try #require(page.headers[.contentSecurityPolicy])
      #expect(policy.hasPrefix("default-src 'none'; script-src 'self'"))
      #expect(!policy.contains("unsafe"))
      #expect(page.text.contains("value=\"docx\" checked"))
      #expect(page.text.contains("<option value=\"en\">English</option>"))
      #expect(page.text.contains("data-needs-token=\"true\""))
      // Nothing that the policy would not let run.
      #expect(
        !page.text.contains("<script>") && !page.text.contains("style=") && !page.text.contains("onclick"))
    }
  }

  @Test(arguments: [
    "style.css", "icon.svg", "app.js", "api.js", "model.js", "sheet.js", "text.js", "chat.js",
  ])
  func itsFilesAreServed(name: String) async throws {
    try await TestServer().testIdle { client in
      let file = try await client.execute(uri: "/web/\(name)", method: .get)
      #expect(file.status == .ok)
      #expect(file.body.readableBytes > 100)
      #expect(file.headers[.contentSecurityPolicy] != nil)
    }
  }

  @Test(arguments: ["page.html", "none.js", "..%2Fpdf%2Fsrgb.icc", "%2e%2e"])
  func otherFilesAreNot(name: String) async throws {
    try await TestServer().testIdle { client in
      let file = try await client.execute(uri: "/web/\(name)", method: .get)
      #expect(file.status == .notFound)
    }
  }

  private static let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"]
  private static let hasBrowser = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

  /// `RECTO_WEB_PICTURES` names a folder for pictures of the page, to look at.
  @Test(.enabled(if: python != nil && hasBrowser, "needs chromium: run `make test`"))
  func peopleCanUseItInABrowser() async throws {
    let python = try #require(Self.python)
    let server = try await TestServer()
    let (token, folder) = (server.token, try await server.folder.files.makeWorkFolder())
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let scan = root.appendingPathComponent("GoldenFiles/samples/invoice.png")
    let pictures = ProcessInfo.processInfo.environment["RECTO_WEB_PICTURES"].map { [$0] } ?? []
    try await server.server.application().test(.live) { client in
      let port = try #require(client.port)
      let result = try await Subprocess.run(
        .name("env"),
        arguments: Arguments(
          [
            python, root.appendingPathComponent("Tests/Tools/web_page.py").path, "http://127.0.0.1:\(port)/",
            token,
            scan.path, folder.path,
          ] + pictures), output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
      #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    }
  }
}
