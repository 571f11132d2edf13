/// Changes a PDF file that another program wrote into PDF/A where its pages keep their look. What stands in the way
/// of that is left as it is: ask `ArchiveCheck` first.
package struct ArchiveConversion {
  package var level: ArchiveLevel
  /// The output intent for files without one: an sRGB profile, of version 2 for PDF/A-1.
  package var profile: [UInt8]

  package init(level: ArchiveLevel, profile: [UInt8]) {
    self.level = level
    self.profile = profile
  }

  /// Converts the document and tells what was changed, a sentence each. `xmp` writes the metadata for the
  /// information that the file has; `info` replaces that information. The file is to be written with
  /// `level.writeOptions`.
  package func apply(
    to document: QPDFDocument, info: ArchiveInfo? = nil, xmp: (ArchiveInfo) -> String
  ) -> [String] {
    guard PageTree.isSound(document) else { return [] }
    document.settleInheritedAttributes()
    var changes = ArchiveChanges()
    if document.isEncrypted { changes.note("encryption is removed") }
    CatalogConversion(document: document, level: level).apply(&changes)
    PageConversion(document: document, level: level).apply(&changes)
    ObjectConversion(document: document, level: level).apply(&changes)
    applyIntent(to: document, &changes)
    let info = info ?? ArchiveInfo(of: document)
    info.write(to: document)
    let metadata = document.stream(Array(xmp(info).utf8))
    metadata.dictionary.set("/Type", "/Metadata")
    metadata.dictionary.set("/Subtype", "/XML")
    if !document.catalog["/Metadata"].isNull { changes.note("the metadata are written anew") }
    document.catalog.set("/Metadata", metadata)
    return changes.sentences
  }

  // MARK: Output intent

  private func applyIntent(to document: QPDFDocument, _ changes: inout ArchiveChanges) {
    let intents = document.catalog["/OutputIntents"]
    guard ArchiveIntent.space(of: document, part: level.part) != nil else {
      if intents.count > 0 { changes.note("output intents that aren't valid are replaced") }
      let stream = document.stream(profile)
      stream.dictionary.set("/N", "3")
      document.catalog.set("/OutputIntents", "[]")
      return document.catalog["/OutputIntents"].append(
        intent(document, profile: stream, name: "sRGB IEC61966-2.1"))
    }
    keepValid(document, intents, &changes)
  }

  /// One intent for PDF/A stays. One for printing (PDF/X) becomes one for PDF/A as well.
  private func keepValid(
    _ document: QPDFDocument, _ intents: borrowing QPDFObject, _ changes: inout ArchiveChanges
  ) {
    for subtype in ["/GTS_PDFA1", "/GTS_PDFX"] {
      for index in 0..<intents.count where intents.item(index)["/S"].isName(subtype) {
        let old = intents.item(index)
        guard let profile = ICCProfile(old["/DestOutputProfile"]), profile.isOutput(in: level.part) else {
          continue
        }
        if subtype == "/GTS_PDFX" { changes.note("the output intent for printing is one for PDF/A too") }
        let name = old["/OutputConditionIdentifier"].text ?? "Custom"
        let new = intent(document, profile: old["/DestOutputProfile"], name: name)
        document.catalog.set("/OutputIntents", "[]")
        document.catalog["/OutputIntents"].append(new)
        return
      }
    }
  }

  private func intent(
    _ document: QPDFDocument, profile: borrowing QPDFObject, name: String
  ) -> QPDFObject {
    let intent = document.object("<< /Type /OutputIntent /S /GTS_PDFA1 >>")
    intent.set("/OutputConditionIdentifier", document.string(name))
    intent.set("/Info", document.string(name))
    intent.set("/DestOutputProfile", profile)
    return document.indirect(intent)
  }
}

/// Sentences about what was changed, each kind once, with how often.
struct ArchiveChanges {
  private var counts: [String: Int] = [:]
  private var order: [String] = []

  mutating func note(_ what: String) {
    if counts.updateValue((counts[what] ?? 0) + 1, forKey: what) == nil { order.append(what) }
  }

  var sentences: [String] {
    order.map { what in
      let count = counts[what] ?? 1
      return what.prefix(1).uppercased() + what.dropFirst() + (count > 1 ? " (\(count) times)." : ".")
    }
  }
}
