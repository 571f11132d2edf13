import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// `/v1/jobs/{id}/pages/{n}.png`, made by real workers.
@Suite(.serialized) struct PagePictureTests {
  private func number(_ body: ByteBuffer, at place: Int) -> UInt32? {
    body.getInteger(at: place, as: UInt32.self)
  }

  /// A job whose file is there.
  private func job(_ server: TestServer, _ bytes: Data, name: String) async throws -> String {
    let job = try await server.job("v1", name: name)
    let file = try await server.folder.files.makeWorkFolder().appendingPathComponent("input")
    try bytes.write(to: file)
    try await server.folder.files.put(file, as: "input", of: job.id)
    return job.id
  }

  @Test func thePixelsAreThoseThatAreRead() async throws {
    let server = try await TestServer()
    let headers = server.bearer
    let id = try await job(server, SampleFiles.bitmap(width: 60, height: 40), name: "a.bmp")
    try await server.testIdle { client in
      let path = "/v1/jobs/\(id)/pages/1.png"
      for _ in 1...2 {
        let response = try await client.execute(uri: path, method: .get, headers: headers)
        #expect(response.status == .ok, "\(response.text.prefix(300))")
        #expect(response.headers[.contentType] == "image/png")
        #expect(response.body.readableBytesView.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect((number(response.body, at: 16), number(response.body, at: 20)) == (60, 40))
      }
      for name in ["2.png", "0.png", "1.jpg", "x"] {
        let response = try await client.execute(
          uri: "/v1/jobs/\(id)/pages/\(name)", method: .get, headers: headers)
        #expect(response.status == .notFound, "\(name)")
      }
    }
    #expect(try await server.folder.files.file("page-1.png", of: id) != nil)
  }

  @Test func documentsWithoutPicturesHaveNone() async throws {
    let server = try await TestServer()
    let headers = server.bearer
    let document = try await job(
      server, Data("<html><body class='ocr_page'></body></html>".utf8), name: "a.hocr")
    let empty = try await server.job("v1")
    try await server.testIdle { client in
      for id in [document, empty.id] {
        let response = try await client.execute(
          uri: "/v1/jobs/\(id)/pages/1.png", method: .get, headers: headers)
        #expect(response.status == .notFound)
      }
    }
  }
}
