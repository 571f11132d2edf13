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
    guard names.contains("/LZWDecode") || names.contains("/Crypt"), let data = stream.streamData(.generalized)
    else { return }
    stream.replaceData([UInt8](data))
    changes.note("streams are compressed anew, without LZW")
  }

  private func apply(toState state: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    for key in ["/HTP", "/HT"] where !state[key].isNull && !state.isStream {
      state.remove(key)
      changes.note("screens for printing are removed")
    }
    if state["/TR"].isName("/Identity") { state.remove("/TR") }
    if state["/TR2"].isName("/Identity") { state.set("/TR2", "/Default") }
  }

  /// Lists of glyphs are optional since PDF/A-2 and often wrong; PDF/A-1 wants them for subsets.
  private func apply(toDescriptor descriptor: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let isSubset = descriptor["/FontName"].name.map { $0.dropFirst(7).first == "+" } ?? false
    guard level.part == .one, isSubset, let program = EmbeddedFont(descriptor)?.program else {
      for key in ["/CIDSet", "/CharSet"] where !descriptor[key].isNull {
        descriptor.remove(key)
        changes.note("lists of the glyphs of fonts are removed")
      }
      return
    }
    if !descriptor["/FontFile2"].isNull || program.identifiers != nil {
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
}
