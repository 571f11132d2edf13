import Foundation
import RectoModel

/// An input file, looked at as far as needed to know what it is. The bytes are mapped, not read.
struct InputContent: Sendable {
  let kind: InputKind
  let data: Data

  /// Throws one clear error for whatever is no image or PDF.
  init(_ input: InputFile, limits: Limits) throws(RectoError) {
    let data = try Self.read(input, limits: limits)
    guard let kind = InputKind.sniff(data.prefix(1024)) else { throw ForeignKind.error(for: data) }
    self.kind = kind
    self.data = data
  }

  private static func read(_ input: InputFile, limits: Limits) throws(RectoError) -> Data {
    let path = input.file.path
    guard FileManager.default.fileExists(atPath: path) else {
      throw RectoError(.resourceUnavailable, "There is no such file; check the name.")
    }
    guard !input.file.isFolder else {
      throw RectoError(.malformedInput, "This is a folder; name the files in it.")
    }
    let size = try byteCount(path)
    guard size > 0 else { throw RectoError(.malformedInput, "The file is empty; copy or scan it again.") }
    guard size <= limits.inputBytes else {
      throw RectoError(
        .limitExceeded, "The file has \(size) bytes, more than the limit of \(limits.inputBytes); split it.")
    }
    do {
      return try Data(contentsOf: input.file, options: .mappedIfSafe)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be read; check its permissions.", cause: "\(error)")
    }
  }

  private static func byteCount(_ path: String) throws(RectoError) -> Int {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard target != path else {
          throw RectoError(.malformedInput, "This is no ordinary file; copy it to one.")
        }
        return try byteCount(target)
      }
      return (attributes[.size] as? NSNumber)?.intValue ?? 0
    } catch let error as RectoError {
      throw error
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be read; check its permissions.", cause: "\(error)")
    }
  }
}
