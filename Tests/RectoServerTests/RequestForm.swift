import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RectoModel

/// A form as browsers send it.
struct RequestForm {
  static let boundary = "----boundary7MA4YWxk"

  var fields: [(String, String)] = []
  var file: (field: String, name: String, bytes: Data)?

  var body: ByteBuffer {
    var bytes = Data()
    for (name, value) in fields {
      bytes += Data(
        "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    if let file {
      bytes += Data(
        """
        --\(Self.boundary)\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
        Content-Type: application/octet-stream\r\n\r\n
        """.utf8)
      bytes += file.bytes + Data("\r\n".utf8)
    }
    return ByteBuffer(bytes: bytes + Data("--\(Self.boundary)--\r\n".utf8))
  }

  static let type = "multipart/form-data; boundary=\(boundary)"

  func post(
    to path: String, _ client: any TestClientProtocol, headers: HTTPFields
  ) async throws -> TestResponse {
    var headers = headers
    headers[.contentType] = Self.type
    return try await client.execute(uri: path, method: .post, headers: headers, body: body)
  }
}

extension TestResponse {
  /// The body as an object of JSON.
  var object: [String: any Sendable] {
    let value = try? JSONSerialization.jsonObject(with: Data(body.readableBytesView))
    return value as? [String: any Sendable] ?? [:]
  }

  var text: String { String(buffer: body) }
}

/// Files to send.
enum SampleFiles {
  /// A white 24-bit BMP.
  static func bitmap(width: Int = 60, height: Int = 40) -> Data {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }
    let row = (width * 3 + 3) / 4 * 4
    var bytes: [UInt8] = Array("BM".utf8) + little(54 + row * height, 4) + little(0, 4) + little(54, 4)
    bytes +=
      little(40, 4) + little(width, 4) + little(height, 4) + little(1, 2) + little(24, 2) + little(0, 4)
    bytes += little(row * height, 4) + little(11811, 4) + little(11811, 4) + little(0, 8)
    return Data(bytes + [UInt8](repeating: 255, count: row * height))
  }

  /// The scan of an invoice.
  static func scan() throws -> Data { try sample("invoice.png") }

  /// What stands on a sample scan.
  static func document(_ name: String) throws -> Document { try Document(json: sample("\(name).truth.json")) }

  private static func sample(_ name: String) throws -> Data {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("GoldenFiles/samples")
    return try Data(contentsOf: folder.appendingPathComponent(name))
  }
}
