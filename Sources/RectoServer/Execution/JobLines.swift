import Foundation
import RectoModel

/// Messages between a server and the process of a job are lines: JSON itself has no raw line feed.
enum JobLines {
  static func encode(_ message: some Encodable) throws(RectoError) -> Data {
    do {
      return try JSONEncoder.ordered.encode(message) + [0x0A]
    } catch {
      throw RectoError(.internalInvariant, "A message of a job can't be encoded.", cause: "\(error)")
    }
  }

  static func decode<Message: Decodable>(
    _ type: Message.Type, from line: String
  ) throws(RectoError) -> Message {
    do {
      return try JSONDecoder().decode(type, from: Data(line.utf8))
    } catch {
      throw RectoError(.internalInvariant, "A message of a job can't be read.", cause: "\(error)")
    }
  }
}
