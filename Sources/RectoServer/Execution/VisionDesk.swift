import Foundation
import RectoInference
import RectoModel

/// In the server: shows a vision model the pictures that the process of a job has made.
struct VisionDesk: Sendable {
  let model: VisionModel
  /// Of the job; nothing outside it is shown.
  let folder: URL

  /// Larger pictures are none of a page.
  private static let mostBytes = 64 << 20

  func reply(to number: Int) async -> JobReply {
    do throws(RectoError) {
      return JobReply(number: number, text: try await model.transcribe(try bytes(of: number)))
    } catch {
      return JobReply(number: number, error: error)
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
