import Foundation
import Testing

@testable import RectoServer

@Suite struct MultipartParserTests {
  /// What a body holds, by field, fed in pieces of this size.
  private func parse(
    _ body: String, boundary: String = "b", piece: Int = .max, limits: MultipartParser.Limits = .init()
  ) throws -> [String] {
    try parse(Array(body.utf8), boundary: boundary, piece: piece, limits: limits)
  }

  private func parse(
    _ body: [UInt8], boundary: String = "b", piece: Int = .max, limits: MultipartParser.Limits = .init()
  ) throws -> [String] {
    var parser = try MultipartParser(boundary: boundary, limits: limits)
    var (parts, current, name) = ([String](), [UInt8](), "")
    var start = 0
    while start < body.count {
      let end = min(body.count, start + min(piece, body.count))
      for event in try parser.feed(body[start..<end]) {
        switch event {
        case .part(let header):
          (name, current) = (header.name + (header.fileName.map { "(\($0))" } ?? ""), [])
        case .bytes(let bytes): current += bytes
        case .endOfPart: parts.append("\(name)=\(String(decoding: current, as: UTF8.self))")
        case .end: parts.append("end")
        }
      }
      start = end
    }
    try parser.finish()
    return parts
  }

  private static let body =
    "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--b \t\r\n"
    + "content-disposition: form-data; name=f; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
    + "\r\n-b\r\n-\r\n--c\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\nepilogue"

  @Test(arguments: [1, 2, 3, 5, 7, 11, 64, Int.max])
  func piecesOfAnySizeGiveTheSame(piece: Int) throws {
    #expect(
      try parse(Self.body, piece: piece)
        == ["a=one", "f(x.pdf)=\r\n-b\r\n-\r\n--c\r\n", "empty=", "end"])
  }

  @Test func aPartMayEndRightAfterItsHeaders() throws {
    #expect(
      try parse("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--") == ["a=", "end"])
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = Array(Self.body.utf8)
    let whole = bytes.count - "\r\nepilogue".utf8.count
    for count in 0..<whole {
      #expect(throws: MultipartParser.Failure.self, "\(count)") { try parse(Array(bytes[..<count])) }
    }
    #expect(throws: Never.self) { try parse(Array(bytes[..<whole])) }
  }

  @Test(arguments: [
    (
      "--bx\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--",
      MultipartParser.Failure.malformedBoundary
    ),
    ("--b\r\n\r\n1\r\n--b--", .malformedHeaders),
    ("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", .malformedHeaders),
    ("--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--", .malformedHeaders),
    ("--b\r\nno colon\r\n\r\n1\r\n--b--", .malformedHeaders),
    ("", .truncated),
    ("--b", .truncated),
  ])
  func whatIsNoFormIsRefused(body: String, failure: MultipartParser.Failure) {
    #expect(throws: failure) { try parse(body) }
  }

  @Test func headersWithoutEndAreBounded() throws {
    var parser = try MultipartParser(boundary: "b")
    let piece = [UInt8](repeating: 0x41, count: 1000)
    _ = try parser.feed(Array("--b\r\n".utf8))
    #expect(throws: MultipartParser.Failure.headersTooLong(8192)) {
      for _ in 0..<100 { _ = try parser.feed(piece) }
    }
  }

  @Test func partsAreCounted() {
    let part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n"
    #expect(throws: MultipartParser.Failure.tooManyParts(3)) {
      try parse(String(repeating: part, count: 4) + "--b--", limits: .init(parts: 3))
    }
  }

  @Test(arguments: ["", String(repeating: "x", count: 71), "ä"])
  func theBoundaryIsChecked(boundary: String) {
    #expect(throws: MultipartParser.Failure.boundary) { try MultipartParser(boundary: boundary) }
  }

  /// Bytes that look like parts of forms in every order: nothing but events and failures may come of them, and what
  /// comes doesn't depend on the pieces.
  @Test func whateverComesIsParsedOrRefused() {
    var generator = SequenceGenerator(state: 42)
    let pieces = [
      "--b", "\r\n", "--", "\r", "\n", "Content-Disposition: form-data; name=\"a\"", "; filename=", "\"", "x",
      ":",
      "\r\n--b--\r\n", "\r\n\r\n",
    ]
    for _ in 0..<2000 {
      let body = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        pieces[Int.random(in: pieces.indices, using: &generator)]
      }.joined()
      let whole = Result { try parse(body) }
      let split = Result { try parse(body, piece: 1) }
      #expect((try? whole.get()) == (try? split.get()), "\(body.debugDescription)")
    }
  }
}

/// Random numbers that are the same each time.
struct SequenceGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
