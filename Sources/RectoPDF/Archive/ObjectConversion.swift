/// What may stand anywhere in a file: actions, pictures, font descriptions, graphics states.
struct ObjectConversion {
  let document: QPDFDocument
  let level: ArchiveLevel

  func apply(_ changes: inout ArchiveChanges) {
    let rules = ActionRules(level: level)
    let root = document.catalog.id
    var walk = ObjectWalk(document)
    walk.run { object, owner in
      rules.clean(object, &changes)
      if object["/Type"].isName("/ExtGState") || !object["/TR"].isNull || !object["/HT"].isNull {
        apply(toState: object, &changes)
      }
      if object["/Type"].isName("/FontDescriptor") { apply(toDescriptor: object, &changes) }
      if object["/Subtype"].isName("/CIDFontType2") { apply(toFont: object, &changes) }
      if object["/Subtype"].isName("/TrueType") { apply(toMacintosh: object, &changes) }
      if level.needsUnicode, object["/Type"].isName("/Font"),
        object["/DescendantFonts"].count > 0 || object["/FirstChar"].number != nil
      {
        UnicodeConversion(document: document).apply(to: object, &changes)
      }
      if object.isStream { apply(toStream: object, &changes) }
      if owner != root, object["/Metadata"].isStream {
        object.isStream ? object.dictionary.remove("/Metadata") : object.remove("/Metadata")
        changes.note("metadata of parts of the file are removed")
      }
    }
  }

  private func apply(toStream stream: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let values = stream.dictionary
    if values["/Interpolate"].isTrue {
      values.set("/Interpolate", "false")
      changes.note("pictures no longer ask to be smoothed")
    }
    for key in ["/Alternates", "/OPI"] where !values[key].isNull {
      values.remove(key)
      changes.note("replacements of pictures (\(key.dropFirst())) are removed")
    }
    let filters = values["/Filter"]
    let names = [filters.name] + (0..<filters.count).map { filters.item($0).name }
    guard names.contains("/LZWDecode") || names.contains("/Crypt") else { return Self.pad(stream) }
    guard let data = stream.streamData(.generalized) else { return }
    stream.replaceData([UInt8](data))
    changes.note("streams are compressed anew, without LZW")
  }

  /// A carriage return at the end of a stream's data is taken for the end of a line by some checkers, and so for
  /// one byte too many. Behind compressed data a zero does no harm.
  static func pad(_ stream: borrowing QPDFObject) {
    let values = stream.dictionary
    guard !values["/Filter"].isNull, let data = stream.streamData(.none), data.last == 13 else { return }
    stream.replaceData(
      [UInt8](data) + [0], filter: values["/Filter"].syntax, parameters: values["/DecodeParms"].syntax)
  }

  private func apply(toState state: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    for key in ["/HTP", "/HT"] where !state[key].isNull && !state.isStream {
      state.remove(key)
      changes.note("screens for printing are removed")
    }
    if state["/TR"].isName("/Identity") { state.remove("/TR") }
    if state["/TR2"].isName("/Identity") { state.set("/TR2", "/Default") }
  }

  /// Lists of glyphs are often wrong. PDF/A-1 wants them for subsets; later parts let them be absent, but some
  /// checkers want the names of Type 1 glyphs all the same.
  private func apply(toDescriptor descriptor: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let isSubset = descriptor["/FontName"].name.map { $0.dropFirst(7).first == "+" } ?? false
    for key in ["/CIDSet", "/CharSet"] { descriptor.remove(key) }
    guard isSubset, let program = EmbeddedFont(descriptor)?.program else { return }
    if !descriptor["/FontFile2"].isNull || program.identifiers != nil {
      guard level.part == .one else { return }
      descriptor.set("/CIDSet", document.stream(identifierSet(program)))
    } else if !program.glyphs.isEmpty {
      let names = program.glyphs.keys.filter { $0 != ".notdef" }.sorted().map { "/" + $0 }.joined()
      descriptor.set("/CharSet", document.string(names))
    }
    changes.note("lists of the glyphs of fonts are written anew")
  }

  /// A bit for each character identifier, the first is the highest.
  private func identifierSet(_ program: FontProgram) -> [UInt8] {
    let identifiers = program.identifiers.map { Array($0.keys) } ?? Array(program.widths.indices)
    var bits = [UInt8](repeating: 0, count: (identifiers.max() ?? 0) / 8 + 1)
    for identifier in identifiers { bits[identifier / 8] |= 128 >> UInt8(identifier % 8) }
    return bits
  }

  private func apply(toFont font: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    guard font["/CIDToGIDMap"].isNull, !font["/FontDescriptor"]["/FontFile2"].isNull else { return }
    font.set("/CIDToGIDMap", "/Identity")
    changes.note("fonts tell that their codes are glyphs")
  }

  /// A TrueType font whose only table is for Macintosh codes, used with just these: its codes need no names, and
  /// checkers that look for Unicode in that table find nothing amiss. Readers get the characters from `/ToUnicode`.
  private func apply(toMacintosh font: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let descriptor = font["/FontDescriptor"]
    guard font["/Encoding"].isName("/MacRomanEncoding"), descriptor["/Flags"].integer & 4 == 0,
      let program = EmbeddedFont(descriptor)?.program, program.maps.count == 1, program.map(1, 0) != nil
    else { return }
    let texts = UnicodeConversion.named(font)
    let copy = descriptor.shallowCopy()
    copy.set("/Flags", "\(descriptor["/Flags"].integer & ~32 | 4)")
    font.set("/FontDescriptor", document.indirect(copy))
    font.remove("/Encoding")
    if font["/ToUnicode"].isNull {
      font.set("/ToUnicode", document.stream(UnicodeConversion.map(texts, width: 1)))
    }
    changes.note("fonts for the Macintosh name their characters")
  }
}
