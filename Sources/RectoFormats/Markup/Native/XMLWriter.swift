internal import CXML2
import Foundation
internal import RectoModel

/// Writes an XML 1.0 part from top to bottom, in UTF-8, without keeping it: about 64 KB are in memory at a time.
/// libxml2 2.9; one thread at a time.
///
/// Names are written as they are given: `w:p`. Namespaces are attributes of the root element. Characters that XML 1.0
/// forbids are left out and counted. An error sticks and silences all that follows; `finish` throws it.
final class XMLWriter {
  /// How many characters were left out so far: control characters, U+FFFE and U+FFFF.
  private(set) var droppedCharacters = 0
  private let writer: xmlTextWriterPtr
  private let output: Output
  private let isPart: Bool
  private var failed = false
  private var isFinished = false

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Throws `.resourceUnavailable` when the file can't be made.
  convenience init(file: URL) throws(RectoError) {
    try self.init(Output(file: file))
  }

  /// A part of an XML file, without a declaration: what another writer takes by `raw(contentsOf:)`.
  convenience init(partIn file: URL) throws(RectoError) {
    try self.init(Output(file: file), isPart: true)
  }

  /// Keeps what is written, for `bytes`.
  convenience init() throws(RectoError) {
    try self.init(Output())
  }

  private init(_ output: Output, isPart: Bool = false) throws(RectoError) {
    self.output = output
    self.isPart = isPart
    // The buffer holds the output alive until it is closed.
    let owner = Unmanaged.passRetained(output)
    let write: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
      owner, bytes, count in
      guard let owner, let bytes else { return -1 }
      // Errors are kept by the output: libxml2 would print them.
      Unmanaged<Output>.fromOpaque(owner).takeUnretainedValue()
        .add(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      return count
    }
    let close: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { owner in
      if let owner { Unmanaged<Output>.fromOpaque(owner).release() }
      return 0
    }
    guard Self.isReady, let buffer = xmlOutputBufferCreateIO(write, close, owner.toOpaque(), nil) else {
      owner.release()
      throw Self.failure
    }
    guard let writer = xmlNewTextWriter(buffer) else {
      xmlOutputBufferClose(buffer)
      throw Self.failure
    }
    self.writer = writer
    check(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", "yes"))
    if isPart {
      // The declaration tells libxml2 which characters it can write as they are.
      check(xmlTextWriterFlush(writer))
      output.forget()
    }
  }

  deinit { xmlFreeTextWriter(writer) }

  /// An element round what `content` writes. Attributes without a value are left out.
  func element<Failure: Error>(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ content: () throws(Failure) -> Void
  ) throws(Failure) {
    start(name, attributes)
    try content()
    end()
  }

  /// An element without content.
  func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    start(name, attributes)
    end()
  }

  /// An element of text alone.
  func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text content: String) {
    start(name, attributes)
    text(content)
    end()
  }

  /// Opens an element, for those that no function can stand round. `end` closes it.
  func start(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    check(xmlTextWriterStartElement(writer, name))
    for (name, value) in attributes {
      if let value { check(xmlTextWriterWriteAttribute(writer, name, legal(value))) }
    }
  }

  /// Adds to the element that was opened last, before any content.
  func attribute(_ name: String, _ value: String) {
    check(xmlTextWriterWriteAttribute(writer, name, legal(value)))
  }

  func end() { check(xmlTextWriterEndElement(writer)) }

  func text(_ content: String) {
    if !content.isEmpty { check(xmlTextWriterWriteString(writer, legal(content))) }
  }

  /// XML that is well-formed by itself, from a file of ours: taken as it is.
  func raw(_ xml: String) { check(xmlTextWriterWriteRaw(writer, xml)) }

  /// The same, as UTF-8.
  func raw(_ xml: [UInt8]) {
    check(xml.withUnsafeBufferPointer { xmlTextWriterWriteRawLen(writer, $0.baseAddress, Int32($0.count)) })
  }

  /// The same, from a file, in pieces. Throws `.resourceUnavailable` when it can't be read.
  func raw(contentsOf file: URL) throws(RectoError) {
    try FileChunks(file).forEach { piece in raw(piece) }
  }

  /// Closes what is open, writes what is left and closes the file; a second time it does nothing. Throws the first
  /// error, `.resourceUnavailable` when the disk is full.
  func finish() throws(RectoError) {
    if isFinished { return }
    isFinished = true
    if !isPart { check(xmlTextWriterEndDocument(writer)) }
    check(xmlTextWriterFlush(writer))
    try output.finish()
    if failed { throw Self.failure }
  }

  /// Is told how many bytes the file holds, some 64 KB at a time, and when it is whole.
  var whenGrown: ((_ count: Int, _ isWhole: Bool) -> Void)? {
    get { output.whenGrown }
    set { output.whenGrown = newValue }
  }

  /// What was written to memory; empty for files.
  var bytes: [UInt8] { output.kept }

  private func check(_ status: Int32) {
    if status < 0 { failed = true }
  }

  /// Without what XML forbids; a NUL would end the text for libxml2.
  private func legal(_ text: String) -> String {
    guard !text.isLegalXML else { return text }
    let kept = text.unicodeScalars.filter(\.isLegalXML)
    droppedCharacters += text.unicodeScalars.count - kept.count
    return String(String.UnicodeScalarView(kept))
  }

  private static let failure = RectoError(
    .engineFailure, "libxml2 can't write a part of the file; is there memory and room on the disk?")
}

extension XMLWriter {
  /// Where libxml2's pieces of some kilobytes go.
  private final class Output {
    private(set) var kept: [UInt8] = []
    var whenGrown: ((_ count: Int, _ isWhole: Bool) -> Void)?
    private let file: FileHandle?
    private var count = 0
    private var error: RectoError?

    private static let chunk = 1 << 16

    init() { file = nil }

    init(file: URL) throws(RectoError) {
      do {
        try Data().write(to: file)
        self.file = try FileHandle(forWritingTo: file)
      } catch {
        throw Self.unwritable(error)
      }
      kept.reserveCapacity(Self.chunk + 8192)
    }

    deinit { try? file?.close() }

    func add(_ bytes: UnsafeRawBufferPointer) {
      guard error == nil else { return }
      kept.append(contentsOf: bytes)
      if file != nil, kept.count >= Self.chunk { flush() }
    }

    /// What is not in the file yet.
    func forget() { kept.removeAll(keepingCapacity: true) }

    func finish() throws(RectoError) {
      if let file {
        flush()
        kept = []
        try? file.close()
        whenGrown?(count, true)
      }
      if let error { throw error }
    }

    private func flush() {
      do {
        try file?.write(contentsOf: Data(kept))
        count += kept.count
        whenGrown?(count, false)
      } catch {
        self.error = self.error ?? Self.unwritable(error)
      }
      kept.removeAll(keepingCapacity: true)
    }

    private static func unwritable(_ cause: any Error) -> RectoError {
      RectoError(
        .resourceUnavailable,
        "An intermediate file can't be written; make room on the disk or name another folder.",
        cause: "\(cause)")
    }
  }
}

extension String {
  /// Whether XML 1.0 can hold it.
  fileprivate var isLegalXML: Bool {
    // Only these bytes can begin what is forbidden.
    let suspects = utf8.contains { $0 < 0x20 || $0 == 0xEF }
    return !suspects || unicodeScalars.allSatisfy(\.isLegalXML)
  }
}

extension Unicode.Scalar {
  fileprivate var isLegalXML: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
