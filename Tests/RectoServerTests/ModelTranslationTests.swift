import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RectoInference
import RectoModel
import Testing

@testable import RectoServer

/// `translate_to` with a language model: a small real server of its own that turns every text into capitals.
@Suite(.serialized) struct ModelTranslationTests {
  private struct Ask: Decodable {
    struct Message: Decodable {
      var content: String
    }

    struct Material: Decodable {
      var to: String
      var texts: [String]
    }

    var messages: [Message]
  }

  private func withModel(
    _ body: @escaping @Sendable (TestServer, Box<String>) async throws -> Void
  ) async throws {
    let wanted = Box<String>()
    let router = Router()
    router.post("/v1/chat/completions") { request, _ in
      let bytes = try await request.body.collect(upTo: 1 << 20)
      let ask = try JSONDecoder().decode(Ask.self, from: Data(bytes.readableBytesView))
      let material = try JSONDecoder().decode(
        Ask.Material.self, from: Data((ask.messages.last?.content ?? "").utf8))
      wanted.put(material.to)
      let said = String(
        decoding: try JSONEncoder().encode(material.texts.map { $0.uppercased() }), as: UTF8.self)
      let reply = ["choices": [["message": ["role": "assistant", "content": said]]]]
      return Response(
        status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(reply))))
    }
    try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
      .test(.live) { model in
        let port = try #require(model.port)
        let endpoint = try ModelEndpoint(url: "http://127.0.0.1:\(port)/v1", model: "small")
        try await body(try await TestServer { $0.languageModel = endpoint }, wanted)
      }
  }

  @Test func theProcessOfAJobTranslatesThroughTheServer() async throws {
    let scan = try SampleFiles.scan()
    try await withModel { server, wanted in
      let headers = server.bearer
      try await server.test { client in
        let form = RequestForm(
          fields: [("tool", "translate"), ("translate_to", "fr")], file: ("file", "invoice.png", scan))
        let response = try await form.post(to: "/api/v1/ocr/", client, headers: headers)
        #expect(response.status == .ok, "\(response.text)")
        response.isDescribed(as: "ChatJob")
        let job = response.object
        #expect((job["text"] as? String)?.contains("Quayside Bindery Ltd") == true)
        let translation = try #require(job["translation"] as? [String: any Sendable])
        #expect(translation["language"] as? String == "fr")
        let text = try #require(translation["text"] as? String)
        #expect(text.contains("QUAYSIDE BINDERY LTD") && text.contains("472.00"), "\(text)")
        #expect(wanted.value == "French")
      }
    }
  }

  @Test func whatIsNoLanguageIs400() async throws {
    try await withModel { server, _ in
      let headers = server.bearer
      try await server.testIdle { client in
        let form = RequestForm(
          fields: [("translate_to", "klingon")], file: ("file", "a.bmp", SampleFiles.bitmap()))
        let response = try await form.post(to: "/api/v1/ocr/", client, headers: headers)
        #expect(response.status == .badRequest, "\(response.text)")
        #expect((response.object["error"] as? String)?.contains("klingon") == true)
      }
    }
  }
}
