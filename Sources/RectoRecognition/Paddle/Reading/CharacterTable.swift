import Foundation
import RectoModel

/// What the classes of a recognition model stand for: 0 for no character, then those that the model's file lists,
/// and the blank.
struct CharacterTable: Sendable {
  private let characters: [String]

  init(_ characters: [String]) { self.characters = [""] + characters + [" "] }

  /// Reads the list out of an ONNX file. Throws `.resourceUnavailable` for a file without one.
  init(onnx file: URL) throws(RectoError) {
    guard let data = try? Data(contentsOf: file, options: .mappedIfSafe),
      let list = ONNXMetadata(data).value(of: "character")
    else {
      throw RectoError(
        .resourceUnavailable,
        "The model is damaged; remove its folder and install it anew: recto models install",
        location: .init(file: file.path))
    }
    self.init(list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  var count: Int { characters.count }

  /// "" for classes that stand for nothing.
  subscript(index: Int) -> String { characters.indices.contains(index) ? characters[index] : "" }
}

/// The texts that an ONNX file holds beside its graph.
struct ONNXMetadata {
  /// `ModelProto.metadata_props`.
  private static let propertiesField = 14
  private let data: Data

  init(_ data: Data) { self.data = data }

  /// nil when there is none, or the file is damaged.
  func value(of key: String) -> String? {
    var reader = ProtobufReader(data)
    while let field = reader.next() {
      guard field.number == Self.propertiesField, let content = field.content else { continue }
      var pair = ProtobufReader(content)
      var texts: [Int: String] = [:]
      while let part = pair.next() {
        if let bytes = part.content { texts[part.number] = String(decoding: bytes, as: UTF8.self) }
      }
      if texts[1] == key { return texts[2] }
    }
    return nil
  }
}

/// Walks over the fields of a Protocol Buffers message.
private struct ProtobufReader {
  private var rest: Data

  init(_ data: Data) { rest = data }

  /// The next field, with its bytes when it has a length; nil at the end and where the message is damaged.
  mutating func next() -> (number: Int, content: Data?)? {
    guard !rest.isEmpty, let tag = varint() else { return nil }
    let number = Int(clamping: tag >> 3)
    switch tag & 7 {
    case 0: return varint().map { _ in (number, nil) }
    case 1: return skip(8) ? (number, nil) : nil
    case 5: return skip(4) ? (number, nil) : nil
    case 2:
      guard let length = varint(), length <= UInt64(rest.count) else { return nil }
      defer { rest = rest.dropFirst(Int(length)) }
      return (number, rest.prefix(Int(length)))
    default: return nil
    }
  }

  private mutating func skip(_ count: Int) -> Bool {
    guard rest.count >= count else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  private mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
