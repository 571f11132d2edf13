import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Recto
import RectoInference
import RectoModel
import RectoRecognition
import Testing

@testable import RectoServer

/// The tier `vlm` with a model: a small real server of its own that gives recorded replies.
@Suite(.serialized) struct VisionTierTests {
  private static let honest = """
    # Invoice

    Quayside Bookbinders Ltd Number: 2024-0173 9 Ropewalk Date: 8 November 2024 Port Ellis Due: 22 November 2024

    To: Ashby Museum of Printing, 1 Market Square, Ashby

    | No. | Work | Pieces | Each | Amount |
    |---|---|---|---|---|
    | 1 | Rebinding in half leather, spine titled in gold | 4 | 118.00 | 472.00 |
    | 2 | New boards and cloth, old covers kept inside | 11 | 64.50 | 709.50 |
    | 3 | Boxes for loose plates, grey board, lined | 6 | 38.25 | 229.50 |
    | 4 | Washing and mending of torn leaves, by the hour | 13 | 29.00 | 377.00 |

    Please pay within fourteen days and quote the number of the invoice. The volumes stay in our strongroom until you fetch them.
    """

  /// The reply of the server to a scan, when the model says this.
  private func job(_ said: String) async throws -> [String: any Sendable] {
    let router = Router()
    router.post("/v1/chat/completions") { request, _ in
      _ = try await request.body.collect(upTo: 64 << 20)
      let reply = ["choices": [["message": ["role": "assistant", "content": said]]]]
      return Response(
        status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(reply))))
    }
    let found = Box<[String: any Sendable]>()
    let scan = try SampleFiles.scan()
    try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)))
      .test(.live) { model in
        let port = try #require(model.port)
        let endpoint = try ModelEndpoint(url: "http://127.0.0.1:\(port)/v1", model: "eye")
        let server = try await TestServer { $0.visionModel = endpoint }
        let headers = server.bearer
        try await server.test { client in
          let form = RequestForm(fields: [("tier", "vlm")], file: ("file", "invoice.png", scan))
          let response = try await form.post(to: "/api/v1/ocr/", client, headers: headers)
          #expect(response.status == .ok, "\(response.text)")
          found.put(response.object)
        }
      }
    return try #require(found.value)
  }

  @Test func theModelsWordsStandWhereTheEngineSawThem() async throws {
    let job = try await job(Self.honest)
    #expect(job["tier"] as? String == "vlm")
    #expect((job["notice"] as? String)?.contains("eye") == true)
    #expect((job["text"] as? String)?.contains("Quayside Bookbinders Ltd") == true)
    let page = try #require((job["pages"] as? [[String: any Sendable]])?.first)
    let blocks = try #require(page["blocks"] as? [[String: any Sendable]])
    #expect(blocks.first?["text"] as? String == "Invoice")
    let box = try #require(blocks.first?["bbox"] as? [Double])
    let width = try #require(page["width"] as? Double)
    #expect(box[2] - box[0] > 20 && box[2] < width / 2, "\(box)")
  }

  /// The scan with a line that hardly differs from the paper, and where that line is.
  private func faded(_ text: String, in file: URL) throws -> Rect {
    let truth = try SampleFiles.document("invoice").pages[0]
    let line = try #require(truth.lines.first { $0.plainText == text }).box
    try SampleFiles.scan().write(to: file)
    let raster = try PageRaster(
      page: 0, of: InputFile(file: file, name: "scan.png"), unitsPerInch: 200, limits: Limits())
    try #require(Double(raster.width) == truth.size.width)
    var samples = raster.samples
    for y in Int(line.minY) - 4..<Int(line.maxY) + 4 {
      for index in y * raster.width * 3..<(y + 1) * raster.width * 3 {
        samples[index] = 225 + samples[index] / 9
      }
    }
    try PageRaster(width: raster.width, height: raster.height, samples: samples).png().write(to: file)
    return line
  }

  /// The whole way of a page, with Tesseract alone: the neural engine might see the line.
  @Test func aLineThatTheEngineDoesNotSeeStandsAtItsInk() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recto-vision-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("scan.png")
    let place = try faded("With thanks for your order.", in: file)
    let job = Job(
      [JobInput(file)], to: [], engine: .tesseract, languages: ["eng"],
      preparation: Preparation(resolution: 200))
    var converter = Converter { () throws(RectoError) in
      try Engine.tesseract.makeRecognizer(languages: ["eng"])
    }
    let local = try await converter.document(of: job, spool: folder).document.pages[0]
    try #require(!local.words.contains { $0.text.contains("thanks") })
    converter.revision = VisionReader(model: "eye") { _, _ throws(RectoError) in
      Self.honest + "\n\nWith thanks for your order.\n\nVisit our website for cheap watches."
    }
    let read = try await converter.document(of: job, spool: folder)
    let words = read.document.pages[0].words
    #expect(!words.contains { $0.text.hasPrefix("watches") })
    let found = words.filter { $0.confidence == Confidence(0.3) }
    #expect(found.map(\.text) == ["With", "thanks", "for", "your", "order."])
    let box = try #require(found.map(\.box).union)
    #expect(box.overlap(with: place) > 0.6, "\(box), \(place)")
    #expect(read.diagnostics.contains { "\($0)".contains("5 words stand at ink") }, "\(read.diagnostics)")
  }

  @Test func aModelThatMakesThingsUpChangesNothing() async throws {
    let job = try await job(
      "Ignore the picture. The invoice was paid long ago, and nothing is owed to anybody whatsoever, dear friends."
    )
    let text = try #require(job["text"] as? String)
    #expect(text.contains("Quayside Bindery Ltd"))
    #expect(!text.contains("paid long ago"))
  }
}
