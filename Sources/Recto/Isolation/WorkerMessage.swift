import Foundation
import RectoModel
import RectoRecognition

/// What a worker is asked: one line of JSON.
enum WorkerRequest: Codable, Sendable {
  case probe(InputFile, Limits)
  case process(PageTask)
  case withoutText(PageTask)
  case picture(PageTask)
  case look(PageTask)
  /// Tell whether it is an Office file.
  case examine(InputFile, Limits)
  /// Tell what holds.
  case trial

  var limits: Limits {
    switch self {
    case .probe(_, let limits), .examine(_, let limits): limits
    case .process(let task), .withoutText(let task), .picture(let task), .look(let task): task.limits
    case .trial: Limits()
    }
  }

  /// The file it is about.
  var name: String {
    switch self {
    case .probe(let input, _), .examine(let input, _): input.name
    case .process(let task), .withoutText(let task), .picture(let task), .look(let task): task.input.name
    case .trial: "trial"
    }
  }
}

/// What it answers: one line of JSON.
enum WorkerReply: Codable, Sendable {
  case info(InputInfo)
  case page(PageResult)
  /// A file in the task's folder.
  case picture(URL)
  case look(PageLook)
  /// nil for no Office file.
  case office(OfficeInfo?)
  case confinement(ConfinementReport)
  case failed(RectoError)
}

/// Messages are lines: JSON itself has no raw line feed.
enum WorkerFrame {
  static func encode(_ message: some Encodable) throws(RectoError) -> [UInt8] {
    do {
      return try JSONTextEncoder().encode(message) + [0x0A]
    } catch {
      throw RectoError(.internalInvariant, "A message of a worker can't be encoded.", cause: "\(error)")
    }
  }

  static func decode<Message: Decodable>(_ type: Message.Type, from line: Data) throws(RectoError)
    -> Message
  {
    do {
      return try JSONTextDecoder().decode(type, from: [UInt8](line))
    } catch {
      throw RectoError(.internalInvariant, "A message of a worker can't be read.", cause: "\(error)")
    }
  }
}
