/// The content streams of a page, decoded, one after the other: operations go on from one to the next.
struct PageContent {
  private(set) var bytes: [UInt8] = []
  /// Where each stream lies in `bytes`; a line end stands between them.
  private(set) var segments: [Range<Int>] = []
  /// Whether all could be decoded.
  private(set) var isWhole = true

  init(_ page: borrowing QPDFObject) {
    let contents = page["/Contents"]
    if contents.kind == .array {
      for index in 0..<contents.count { append(contents.item(index)) }
    } else if !contents.isNull {
      append(contents)
    }
  }

  private mutating func append(_ stream: borrowing QPDFObject) {
    if !bytes.isEmpty { bytes.append(10) }
    let start = bytes.count
    if let data = stream.streamData(.generalized) {
      bytes += data
    } else {
      isWhole = isWhole && stream.isNull
    }
    segments.append(start..<bytes.count)
  }
}
