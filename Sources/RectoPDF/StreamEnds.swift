package import Foundation
package import RectoModel

/// Streams whose last byte is a carriage return: before the line feed that qpdf writes in front of `endstream` it looks
/// like part of the line end, and validators of PDF/A then find the stream a byte short. With a carriage return in place
/// of the line feed nothing is ambiguous, and nothing moves.
package enum StreamEnds {
  private static let keyword = Data("\nstream\n".utf8)
  private static let end = Data("\nendstream".utf8)
  /// No longer than this is what stands between a stream's length and its data.
  private static let dictionaryLimit = 16_384

  /// Throws `.resourceUnavailable` when the file can't be changed.
  package static func settle(in file: URL) throws(RectoError) {
    do {
      let places = ambiguous(in: try Data(contentsOf: file, options: .mappedIfSafe))
      guard !places.isEmpty else { return }
      let handle = try FileHandle(forUpdating: file)
      defer { try? handle.close() }
      for place in places {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: Data("\r".utf8))
      }
    } catch {
      throw RectoError(.resourceUnavailable, "The finished PDF can't be changed.", cause: "\(error)")
    }
  }

  /// Where the line feeds in question stand in a file that qpdf wrote. Looks at no stream's data.
  static func ambiguous(in data: Data) -> [Int] {
    var places: [Int] = []
    var start = data.startIndex
    while let found = data.range(of: keyword, in: start..<data.endIndex) {
      let dictionary = data[max(start, found.lowerBound - dictionaryLimit)..<found.lowerBound]
      let ends = lengths(in: dictionary).map { found.upperBound + $0 }
      guard let stop = ends.first(where: { data.dropFirst($0 - data.startIndex).starts(with: end) }) else {
        start = found.upperBound
        continue
      }
      if stop > found.upperBound, data[stop - 1] == UInt8(ascii: "\r") { places.append(stop) }
      start = stop
    }
    return places
  }

  private static func lengths(in dictionary: Data) -> [Int] {
    String(decoding: dictionary, as: UTF8.self).matches(of: /\/Length (\d+)/).compactMap { match in
      Int(match.1).flatMap { $0 < 1 << 48 ? $0 : nil }
    }
  }
}
