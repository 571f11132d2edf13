/// Takes `multipart/form-data` apart as it comes in: RFC 7578 and the parts of RFC 2046 that it needs. Memory is bounded
/// by the boundary and the headers of one part, whatever comes. A value of it reads one body.
struct MultipartParser {
  enum Event: Sendable, Hashable {
    case part(MultipartHeader)
    /// Bytes of the part that began last.
    case bytes(ArraySlice<UInt8>)
    case endOfPart
    /// The last boundary was read; what follows doesn't count.
    case end
  }

  struct Limits: Sendable, Hashable {
    var parts = 64
    /// Of one part.
    var headerBytes = 8192
  }

  enum Failure: Error, Sendable, Hashable {
    case boundary
    case tooManyParts(Int)
    case headersTooLong(Int)
    case malformedHeaders
    /// The body is over before its last boundary.
    case truncated
    case malformedBoundary
  }

  private enum State {
    /// Before the first boundary.
    case preamble
    /// After a boundary: its line must end, or it was the last.
    case afterBoundary
    case headers
    case body
    case epilogue
  }

  private let delimiter: [UInt8]
  private let limits: Limits
  private var state = State.preamble
  private var buffer: [UInt8]
  private var parts = 0

  /// `boundary` as the content type gives it: 1 to 70 characters.
  init(boundary: String, limits: Limits = Limits()) throws(Failure) {
    let bytes = Array(boundary.utf8)
    guard (1...70).contains(bytes.count), bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      throw .boundary
    }
    delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + bytes
    self.limits = limits
    // The first boundary needs no line before it.
    buffer = [0x0D, 0x0A]
  }

  /// What the next bytes of the body bring.
  mutating func feed(_ bytes: some Sequence<UInt8>) throws(Failure) -> [Event] {
    if case .epilogue = state { return [] }
    buffer += bytes
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Throws when the body is over too early.
  func finish() throws(Failure) {
    guard case .epilogue = state else { throw .truncated }
  }

  /// Returns false when more bytes are needed.
  private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
    switch state {
    case .preamble: return passPreamble()
    case .afterBoundary: return try passBoundary(&events)
    case .headers: return try readHeaders(&events)
    case .body: return readBody(&events)
    case .epilogue: return false
    }
  }

  private mutating func passPreamble() -> Bool {
    if let place = buffer.place(of: delimiter) {
      buffer.removeSubrange(..<place.upperBound)
      state = .afterBoundary
      return true
    }
    dropAllButDelimiterTail()
    return false
  }

  private mutating func passBoundary(_ events: inout [Event]) throws(Failure) -> Bool {
    // Blanks may follow a boundary on its line.
    let blanks = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard blanks <= limits.headerBytes else { throw .malformedBoundary }
    guard buffer.count >= blanks + 2 else { return false }
    switch (buffer[blanks], buffer[blanks + 1]) {
    case (0x2D, 0x2D) where blanks == 0:
      (buffer, state) = ([], .epilogue)
      events.append(.end)
      return false
    case (0x0D, 0x0A):
      // The line end stays: headers may be missing altogether, and then this is the blank line's.
      buffer.removeSubrange(..<blanks)
      parts += 1
      guard parts <= limits.parts else { throw .tooManyParts(limits.parts) }
      state = .headers
      return true
    default: throw .malformedBoundary
    }
  }

  private mutating func readHeaders(_ events: inout [Event]) throws(Failure) -> Bool {
    guard let end = buffer.place(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
      guard buffer.count <= limits.headerBytes else { throw .headersTooLong(limits.headerBytes) }
      return false
    }
    guard end.lowerBound <= limits.headerBytes else { throw .headersTooLong(limits.headerBytes) }
    guard let header = MultipartHeader(buffer[..<end.lowerBound]) else { throw .malformedHeaders }
    // The blank line's end may be the one before a boundary, when the part is empty.
    buffer.removeSubrange(..<(end.lowerBound + 2))
    events.append(.part(header))
    state = .body
    isAtStartOfBody = true
    return true
  }

  /// The two bytes of the blank line are still to be skipped.
  private var isAtStartOfBody = false

  private mutating func readBody(_ events: inout [Event]) -> Bool {
    if isAtStartOfBody {
      guard buffer.count >= delimiter.count else { return false }
      isAtStartOfBody = false
      if buffer.starts(with: delimiter) {
        endPart(at: 0, &events)
        return true
      }
      buffer.removeSubrange(..<2)
    }
    if let place = buffer.place(of: delimiter) {
      if place.lowerBound > 0 { events.append(.bytes(buffer[..<place.lowerBound])) }
      endPart(at: place.lowerBound, &events)
      return true
    }
    let safe = buffer.count - (delimiter.count - 1)
    if safe > 0 {
      events.append(.bytes(buffer[..<safe]))
      buffer.removeSubrange(..<safe)
    }
    return false
  }

  private mutating func endPart(at place: Int, _ events: inout [Event]) {
    buffer.removeSubrange(..<(place + delimiter.count))
    events.append(.endOfPart)
    state = .afterBoundary
  }

  private mutating func dropAllButDelimiterTail() {
    if buffer.count >= delimiter.count { buffer.removeSubrange(..<(buffer.count - delimiter.count + 1)) }
  }
}

extension [UInt8] {
  /// Where these bytes stand first.
  fileprivate func place(of wanted: [UInt8]) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first), found + wanted.count <= count {
      if self[found..<(found + wanted.count)].elementsEqual(wanted) { return found..<(found + wanted.count) }
      start = found + 1
    }
    return nil
  }
}
