import Foundation
internal import RectoModel

/// Files that can be a template for one of the Office formats.
struct OfficeTemplate {
  /// `.docx file that Word opens`, with its article.
  let example: String
  /// What its main part is.
  let noun: String
  /// Whose file it is.
  let program: String
  /// What the main part may be. Macros are left out of what is written.
  let types: Set<String>

  /// What `take` makes of the file at `path` and its main part. Throws errors that name the file: `.malformedInput`
  /// for what is no such file, `.unsupportedFeature` for other Office files, `.limitExceeded` for swollen ones.
  func read<Taken>(
    _ path: String, _ take: (OPCFile, PartName) throws(RectoError) -> Taken
  ) throws(RectoError) -> Taken {
    do {
      let file = try OPCFile(URL(fileURLWithPath: path))
      return try take(file, try mainPart(of: file))
    } catch {
      throw RectoError(
        error.code, "The template can't be used: \(error.message) Name \(example).",
        location: .init(file: path), cause: error.cause)
    }
  }

  private func mainPart(of file: OPCFile) throws(RectoError) -> PartName {
    guard let main = try file.part(RelationshipType.document, of: .package) else {
      if try file.relationships(of: .package).contains(where: { $0.type.contains("purl.oclc.org") }) {
        throw RectoError(
          .unsupportedFeature, "It is Strict Open XML; save it as an ordinary \(program) \(noun).")
      }
      throw RectoError(.malformedInput, "It names no \(noun).")
    }
    guard let type = file.contentType(of: main), types.contains(type) else {
      throw RectoError(.unsupportedFeature, "It is an Office file, but no \(program) \(noun) of XML.")
    }
    return main
  }
}
