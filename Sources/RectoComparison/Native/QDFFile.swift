internal import CQPDF
import RectoModel

/// A PDF file as libqpdf (11.3) writes it for people: objects in plain order, streams inflated, a fixed id.
/// Owns nothing after `init`. From any thread.
struct QDFFile {
  let bytes: [UInt8]

  private static let limit = 1 << 30

  /// Throws `.malformedInput` when libqpdf can't read the file.
  init(_ pdf: [UInt8]) throws(RectoError) {
    var handle = qpdf_init()
    defer { qpdf_cleanup(&handle) }
    guard let qpdf = handle else { throw RectoError(.limitExceeded, "No memory to read the PDF.") }
    qpdf_silence_errors(qpdf)
    let inflated: [UInt8]? = pdf.withUnsafeBufferPointer { source in
      source.withMemoryRebound(to: CChar.self) { source in
        Self.inflate(source, with: qpdf)
      }
    }
    guard let inflated else {
      let reason = qpdf_get_error(qpdf).flatMap { qpdf_get_error_full_text(qpdf, $0) }
      throw RectoError(
        .malformedInput, "The PDF can't be read.", cause: reason.map { String(cString: $0) })
    }
    guard inflated.count <= Self.limit else {
      throw RectoError(.limitExceeded, "The PDF unpacks to more than \(Self.limit >> 20) MB.")
    }
    bytes = inflated
  }

  private static func inflate(_ source: UnsafeBufferPointer<CChar>, with qpdf: OpaquePointer) -> [UInt8]? {
    guard let base = source.baseAddress,
      qpdf_read_memory(qpdf, "the PDF", base, UInt64(source.count), nil) < 2,
      qpdf_init_write_memory(qpdf) < 2
    else { return nil }
    qpdf_set_qdf_mode(qpdf, 1)
    qpdf_set_static_ID(qpdf, 1)
    qpdf_set_suppress_original_object_IDs(qpdf, 1)
    qpdf_set_object_stream_mode(qpdf, qpdf_o_disable)
    qpdf_set_decode_level(qpdf, qpdf_dl_generalized)
    guard qpdf_write(qpdf) < 2, let buffer = qpdf_get_buffer(qpdf) else { return nil }
    return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(qpdf)))
  }
}
