import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Recto
import RectoModel
import RectoStore
import Testing

@testable import RectoServer

/// Jobs that are really done, by processes of their own.
@Suite(.serialized) struct JobRunTests {
  @Test func aScanComesBackAtOnceFromTheChatAPI() async throws {
    let server = try await TestServer()
    let headers = server.bearer
    let scan = try SampleFiles.scan()
    try await server.test { client in
      let form = RequestForm(
        fields: [("tier", "vlm"), ("language", "auto")], file: ("file", "invoice.png", scan))
      let response = try await form.post(to: "/api/v1/ocr/", client, headers: headers)
      #expect(response.status == .ok, "\(response.text)")
      let job = response.object
      #expect(job["status"] as? String == "done")
      #expect(
        (job["text"] as? String)?.contains("INVOICE") == true
          || (job["text"] as? String)?.contains("Invoice") == true)
      #expect((job["markdown"] as? String)?.isEmpty == false)
      #expect((job["mean_confidence"] as? Double ?? 0) > 0.8)
      #expect(job["page_count"] as? Int == 1)
      let page = try #require((job["pages"] as? [[String: any Sendable]])?.first)
      #expect(page["index"] as? Int == 0)
      let block = try #require((page["blocks"] as? [[String: any Sendable]])?.first)
      #expect((block["bbox"] as? [Double])?.count == 4)
      let id = try #require(job["uuid"] as? String)
      for (format, start) in [
        ("pdf", "%PDF-"), ("docx", "PK"), ("xlsx", "PK"), ("csv", ""), ("json", "{"), ("txt", ""), ("md", ""),
      ] {
        let file = try await client.execute(
          uri: "/api/v1/ocr/\(id)/download/?format=\(format)", method: .get, headers: headers)
        #expect(file.status == .ok, "\(format): \(file.text.prefix(200))")
        #expect(String(decoding: file.body.readableBytesView.prefix(5), as: UTF8.self).hasPrefix(start))
      }
    }
    let usage = try await server.folder.store.usage(of: "token:\(server.record.id)")
    #expect(usage.map(\.pages) == [1])
  }

  private static let translates = Apertium().pairs.contains { $0.name == "eng-spa" }

  @Test(.enabled(if: translates, "needs apertium-eng-spa"))
  func theTextComesBackInAnotherLanguage() async throws {
    let server = try await TestServer()
    let headers = server.bearer
    let scan = try SampleFiles.scan()
    try await server.test { client in
      let form = RequestForm(
        fields: [("tool", "translate"), ("translate_to", "es")], file: ("file", "invoice.png", scan))
      let response = try await form.post(to: "/api/v1/ocr/", client, headers: headers)
      #expect(response.status == .ok, "\(response.text)")
      let job = response.object
      #expect((job["text"] as? String)?.contains("Number: 2024-0173") == true)
      let translation = try #require(job["translation"] as? [String: any Sendable])
      #expect(translation["language"] as? String == "es")
      #expect((translation["text"] as? String)?.contains("Número: 2024-0173") == true)
      #expect((translation["pages"] as? [any Sendable])?.count == 1)
      let id = try #require(job["uuid"] as? String)
      let file = try await client.execute(
        uri: "/api/v1/ocr/\(id)/download/?format=md", method: .get, headers: headers)
      #expect(file.text.contains("# Factura") && file.text.contains("2,145.60"))
      let chat = try await client.execute(
        uri: "/api/v1/chat/\(id)/", method: .post, headers: headers,
        body: ByteBuffer(string: #"{"message": "What is the invoice number?"}"#))
      #expect(chat.text.contains("Number: 2024-0173"), "\(chat.text)")
    }
  }

  @Test func aTaskIsPolledToItsEnd() async throws {
    let server = try await TestServer()
    let headers = server.key
    let scan = try SampleFiles.scan()
    try await server.test { client in
      let form = RequestForm(
        fields: [("format", "pdf"), ("language", "English,Digits")], file: ("image_file", "invoice.png", scan)
      )
      let path = "/api/tasks/document/ocr"
      let made = try await form.post(to: path, client, headers: headers)
      let id = try #require((made.object["data"] as? [String: any Sendable])?["task_id"] as? String)
      var task: [String: any Sendable] = [:]
      for _ in 0..<240 {
        let reply = try await client.execute(uri: "\(path)/\(id)", method: .get, headers: headers)
        task = try #require(reply.object["data"] as? [String: any Sendable])
        if let state = task["state"] as? Int, state == 1 || state < 0 { break }
        try await Task.sleep(for: .milliseconds(500))
      }
      #expect(task["state"] as? Int == 1)
      let link = try #require(URLComponents(string: task["file"] as? String ?? ""))
      let file = try await client.execute(uri: "\(link.path)?\(link.query ?? "")", method: .get)
      #expect(file.text.hasPrefix("%PDF-") || file.status == .ok)
      #expect(file.body.readableBytes == task["output_size"] as? Int)
    }
  }

  @Test func adamagedFileFailsAndTheNextIsDone() async throws {
    let server = try await TestServer()
    let headers = server.bearer.merging([HTTPField.Name.prefer: "wait=100"])
    try await server.test { client in
      let damaged = RequestForm(
        fields: [("formats", "txt")], file: ("file", "a.pdf", Data("%PDF-1.4\nnothing else".utf8)))
      let failed = try await damaged.post(to: "/v1/jobs", client, headers: headers)
      #expect((failed.status, failed.object["state"] as? String) == (.ok, "failed"), "\(failed.text)")
      let error = try #require(failed.object["error"] as? [String: any Sendable])
      #expect(error["kind"] as? String == "invalid")
      let good = RequestForm(fields: [("formats", "txt,csv")], file: ("file", "a.bmp", SampleFiles.bitmap()))
      let done = try await good.post(to: "/v1/jobs", client, headers: headers)
      #expect((done.status, done.object["state"] as? String) == (.ok, "done"), "\(done.text)")
      #expect(done.headers[.preferenceApplied] == "wait=100")
      let missing = try #require((done.object["missing"] as? [[String: any Sendable]])?.first)
      #expect(missing["format"] as? String == "csv")
      let id = try #require(done.object["id"] as? String)
      let events = try await client.execute(uri: "/v1/jobs/\(id)/events", method: .get, headers: headers)
      #expect(events.text.hasPrefix("event: end\ndata: {"))
    }
  }

  @Test func aProcessThatDiesTwiceFailsTheJob() async throws {
    let server = try await TestServer { $0.executable = URL(fileURLWithPath: "/bin/false") }
    let job = try await server.job("v1")
    let work = try await server.folder.files.makeWorkFolder()
    let file = work.appendingPathComponent("input")
    try SampleFiles.bitmap().write(to: file)
    try await server.folder.files.put(file, as: "input", of: job.id)
    let runner = server.server.backstage.runner
    #expect(try await runner.runNext())
    #expect(try await server.folder.store.job(job.id)?.state == .queued)
    #expect(try await runner.runNext())
    let record = try #require(try await server.folder.store.job(job.id))
    #expect((record.state, record.failure?.kind) == (.failed, .crashed))
    #expect(try await !runner.runNext())
  }

  @Test func aJobThatTakesTooLongIsStopped() async throws {
    let server = try await TestServer { $0.secondsPerJob = 0 }
    let job = try await server.job("picwish")
    let work = try await server.folder.files.makeWorkFolder()
    let file = work.appendingPathComponent("input")
    try SampleFiles.scan().write(to: file)
    try await server.folder.files.put(file, as: "input", of: job.id)
    #expect(try await server.server.backstage.runner.runNext())
    #expect(try await server.folder.store.job(job.id)?.failure?.kind == .timedOut)
  }
}
