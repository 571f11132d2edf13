import Foundation
import RectoFormats
import RectoModel
import RectoRecognition

/// An input after a look into it.
enum OpenedInput: Sendable {
  /// Pages to be recognised, 0-based in the file.
  case pages(InputInfo, [Int])
  /// A document that is recognised already.
  case document(Document, [Diagnostic])

  /// Throws what is wrong with the file.
  static func open(
    _ input: JobInput, job: Job, service: any PageService
  ) async throws(RectoError) -> OpenedInput {
    do {
      if let reader = reader(of: input) {
        return try document(input, reader, limits: job.limits)
      }
      let info = try await service.probe(input.inputFile, limits: job.limits)
      try check(info, job)
      let all = Array(0..<info.pageCount)
      return .pages(info, try input.pages?.indices(pageCount: info.pageCount) ?? all)
    } catch {
      throw error.at(file: input.name)
    }
  }

  /// nil for pictures, PDF and all else that has to be recognised. What a file is shows in its head, which in some hOCR
  /// files holds the measures of fonts.
  static func reader(of input: JobInput) -> ReaderEntry? {
    FormatRegistry.reader(head: input.file.head(1 << 18))
  }

  private static func check(_ info: InputInfo, _ job: Job) throws(RectoError) {
    if let damage = info.repairs.first, !job.repairsInputs {
      throw RectoError(
        .malformedInput, "The PDF is damaged; repair it with: qpdf FILE repaired.pdf", cause: damage)
    }
    if info.isSigned, !job.invalidatesSignatures, job.outputs.contains(where: { $0.format == "pdf" }) {
      throw RectoError(
        .unsupportedFeature,
        "The PDF is signed, and no signature would hold for the output; allow it with --invalidate-signatures."
      )
    }
  }

  var pageCount: Int {
    switch self {
    case .pages(_, let indices): indices.count
    case .document(let document, _): document.pages.count
    }
  }

  private static func document(
    _ input: JobInput, _ reader: ReaderEntry, limits: Limits
  ) throws(RectoError) -> OpenedInput {
    let notes = NoteCollector()
    let context = ReadContext(fileName: input.name, limits: limits) { notes.add($0) }
    var document = try reader.read(
      try MappedFile.bytes(of: input.file, limit: limits.inputBytes), context: context)
    if let pages = input.pages {
      let wanted = try pages.indices(pageCount: document.pages.count)
      guard Set(wanted).count == wanted.count else {
        throw RectoError(.malformedInput, "A page of a document can't be taken twice.")
      }
      document.pages = wanted.map { document.pages[$0] }
    }
    return .document(document, notes.all)
  }
}
