import Foundation
import RectoInference
import RectoModel

/// In the server: answers what the process of a job asks.
struct JobDesk: Sendable {
  /// nil for what the server doesn't have.
  let vision: VisionModel?
  let translator: ModelTranslator?
  /// Of the job; nothing outside it is shown.
  let folder: URL

  /// Larger pictures are none of a page.
  private static let mostBytes = 64 << 20

  func reply(to question: JobQuestion, number: Int) async -> JobReply {
    do throws(RectoError) {
      return JobReply(number: number, texts: try await answer(question))
    } catch {
      return JobReply(number: number, error: error)
    }
  }

  private func answer(_ question: JobQuestion) async throws(RectoError) -> [String]? {
    switch question {
    case .look(let page):
      guard let vision else { return nil }
      return [try await vision.transcribe(try bytes(of: page))]
    case .translate(let texts, let source, let target):
      return try await translator?.translate(texts, from: source, to: target)
    }
  }

  /// By its number: the process is not believed where it is.
  private func bytes(of number: Int) throws(RectoError) -> Data {
    let file = JobPlan.look(number, in: folder)
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? NSNumber, size.intValue <= Self.mostBytes,
      let bytes = try? Data(contentsOf: file)
    else { throw RectoError(.engineFailure, "There is no picture of page \(number).") }
    return bytes
  }
}
