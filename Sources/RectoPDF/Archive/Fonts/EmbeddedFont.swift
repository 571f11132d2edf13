/// The program that a font descriptor embeds.
struct EmbeddedFont {
  let kind: String
  /// nil when it can't be read.
  let program: FontProgram?

  /// nil when none is embedded.
  init?(_ descriptor: borrowing QPDFObject) {
    for key in ["/FontFile", "/FontFile2", "/FontFile3"] where descriptor[key].isStream {
      let stream = descriptor[key]
      kind =
        stream["/Subtype"].name.map { String($0.dropFirst()) } ?? (key == "/FontFile" ? "Type 1" : "TrueType")
      program = stream.streamData(.generalized).flatMap {
        Self.read([UInt8]($0), key: key, kind: stream["/Subtype"].name)
      }
      return
    }
    return nil
  }

  private static func read(_ bytes: [UInt8], key: String, kind: String?) -> FontProgram? {
    switch (key, kind) {
    case ("/FontFile", _): Type1Reader.read(bytes)
    case ("/FontFile2", _), (_, "/OpenType"): TrueTypeReader.read(bytes)
    case (_, "/Type1C"), (_, "/CIDFontType0C"): CompactFontReader.read(bytes)
    default: nil
    }
  }
}
