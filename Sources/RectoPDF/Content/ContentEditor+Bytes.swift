// Writing what is left.
extension ContentEditor {
  /// A part of the content without what was removed from it; nil when that is nothing.
  func edited(_ bytes: [UInt8], _ segment: Range<Int>) -> [UInt8]? {
    var output: [UInt8] = []
    var position = segment.lowerBound
    var isChanged = false
    for item in items where item.isRemoved {
      let range = item.range.clamped(to: segment)
      guard !range.isEmpty, range.upperBound > position else { continue }
      isChanged = true
      Self.append(bytes[position..<max(range.lowerBound, position)], to: &output)
      // What goes on in the next stream is replaced where it starts.
      let isStart = segment.contains(item.range.lowerBound)
      if isStart { Self.append(item.replacement[...], to: &output) }
      let isBare = item.replacement.isEmpty && (output.last.map(ContentByte.isWhiteSpace) ?? true)
      position = isBare ? Self.lineEnd(bytes, range.upperBound, segment.upperBound) : range.upperBound
    }
    guard isChanged else { return nil }
    Self.append(bytes[position..<segment.upperBound], to: &output)
    return output
  }

  /// Tokens stay apart.
  private static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    if let first = bytes.first, let last = output.last, ContentByte.isRegular(first),
      ContentByte.isRegular(last)
    {
      output.append(32)
    }
    output += bytes
  }

  /// Behind the white space up to the end of the line.
  private static func lineEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end, ContentByte.isWhiteSpace(bytes[index]) {
      index += 1
      if bytes[index - 1] == 10 { break }
    }
    return index
  }
}
