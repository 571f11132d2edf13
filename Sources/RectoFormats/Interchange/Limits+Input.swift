internal import Foundation
internal import RectoModel

extension Limits {
  /// Throws `.limitExceeded` for a file that is too large.
  func check(_ input: Data) throws(RectoError) {
    guard input.count <= inputBytes else {
      throw RectoError(
        .limitExceeded,
        "The file has \(input.count) bytes; the limit is \(inputBytes). Raise it or split the file.")
    }
  }

  /// The same, naming the file.
  func check(_ input: Data, of fileName: String) throws(RectoError) {
    do {
      try check(input)
    } catch {
      throw error.at(file: fileName)
    }
  }

  /// Throws `.limitExceeded` when a file has that many pages, or at least so many.
  func check(pages count: Int) throws(RectoError) {
    guard count <= pages else {
      throw RectoError(
        .limitExceeded, "The file has more than \(pages) pages. Raise the limit or split the file.")
    }
  }
}
