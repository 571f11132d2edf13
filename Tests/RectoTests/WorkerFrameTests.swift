import Foundation
import RectoModel
import RectoRecognition
import Testing

@testable import Recto

@Suite struct WorkerFrameTests {
  @Test func messagesComeBack() throws {
    let input = InputFile(file: URL(fileURLWithPath: "/srv/a b/ö.pdf"), name: "ö.pdf", password: "\"")
    let frame = try WorkerFrame.encode(WorkerRequest.probe(input, Limits()))
    guard
      case .probe(let read, let limits) = try WorkerFrame.decode(
        WorkerRequest.self, from: Data(frame.dropLast()))
    else {
      Issue.record("another message")
      return
    }
    #expect(read == input && limits == Limits())
    let failed = try WorkerFrame.encode(WorkerReply.failed(RectoError(.limitExceeded, "Over.", cause: "\n")))
    guard case .failed(let error) = try WorkerFrame.decode(WorkerReply.self, from: Data(failed.dropLast()))
    else {
      Issue.record("another message")
      return
    }
    #expect(error.code == .limitExceeded && error.cause == "\n")
  }
}
