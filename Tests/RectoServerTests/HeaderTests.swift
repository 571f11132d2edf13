import Foundation
import Testing

@testable import RectoServer

@Suite struct HeaderTests {
  @Test(arguments: [
    (#"form-data; name="a"; filename="x y.pdf""#, "a", "x y.pdf"),
    (#"form-data; name=a; filename=x.pdf"#, "a", "x.pdf"),
    (#"FORM-DATA; NAME="a"; FILENAME="\"q\".pdf""#, "a", "\"q\".pdf"),
    (#"form-data; name="a;b"; filename="C:\dir\x.pdf""#, "a;b", "x.pdf"),
    (#"form-data; name="a"; filename="../../etc/passwd""#, "a", "passwd"),
    (#"form-data; name="a"; filename="..""#, "a", "file"),
    (#"form-data; name="a"; filename="""#, "a", "file"),
    (#"form-data; name="a"; filename="old"; filename*=UTF-8''%C3%A4.pdf"#, "a", "ä.pdf"),
    (#"form-data; name="a"; filename="old.pdf"; filename*=latin1''%E4.pdf"#, "a", "old.pdf"),
  ])
  func partsAreNamed(disposition: String, name: String, fileName: String) throws {
    let header = try #require(MultipartHeader(Array("Content-Disposition: \(disposition)".utf8)))
    #expect(header.name == name)
    #expect(header.fileName == fileName)
  }

  @Test(arguments: [
    ("bytes=0-9", ByteRange.bytes(0..<10)), ("bytes=90-", .bytes(90..<100)), ("bytes=-5", .bytes(95..<100)),
    ("bytes=-500", .bytes(0..<100)), ("bytes=95-500", .bytes(95..<100)), ("bytes=100-", .unsatisfiable),
    ("bytes=-0", .unsatisfiable), ("bytes=0-9223372036854775807", .bytes(0..<100)),
  ])
  func rangesAreUnderstood(header: String, range: ByteRange) {
    #expect(ByteRange(header, size: 100) == range)
  }

  @Test(arguments: ["bytes=5-4", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=", "bytes=--1", "bytes=1"])
  func otherRangesAreIgnored(header: String) {
    #expect(ByteRange(header, size: 100) == nil)
  }

  @Test(arguments: [
    ("a.pdf", #"attachment; filename="a.pdf""#),
    ("ä\".pdf", #"attachment; filename="__.pdf"; filename*=UTF-8''%C3%A4%22.pdf"#),
    ("a\r\nX: 1.pdf", #"attachment; filename="a__X: 1.pdf"; filename*=UTF-8''a%0D%0AX%3A%201.pdf"#),
  ])
  func namesOfFilesAreWrittenSafely(name: String, header: String) {
    #expect(FileReply.disposition(name) == header)
  }
}
