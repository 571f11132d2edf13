internal import RectoModel

extension OPCPackage {
  /// Writes `docProps/core.xml` and `docProps/app.xml`: title, author, language, dates and the program.
  /// `names` is what all pages tell.
  func addProperties(
    of document: any PageSequence, _ names: DocumentNames, context: WriteContext
  ) throws(RectoError) {
    let metadata = PDFMetadata(
      document, names, producer: context.producer, timestamp: context.timestamp)
    try addCoreProperties(metadata)
    let name: PartName = "/docProps/app.xml"
    let part = try part(name, type: ContentType.extendedProperties)
    relate(.package, to: name, RelationshipType.extendedProperties)
    part.element(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
    ) {
      part.element("Application", text: metadata.producer ?? "Recto")
    }
  }

  private func addCoreProperties(_ metadata: PDFMetadata) throws(RectoError) {
    let name: PartName = "/docProps/core.xml"
    let part = try part(name, type: ContentType.coreProperties)
    relate(.package, to: name, RelationshipType.coreProperties)
    let fields: [(String, String?)] = [
      ("dc:title", metadata.title), ("dc:subject", metadata.subject), ("dc:creator", metadata.author),
      ("cp:keywords", metadata.keywords), ("dc:language", metadata.language?.wellFormed),
    ]
    let dates = [("dcterms:created", metadata.created), ("dcterms:modified", metadata.modified)]
    part.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) {
      for (name, value) in fields { if let value { part.element(name, text: value) } }
      for (name, value) in dates {
        if let value { part.element(name, ["xsi:type": "dcterms:W3CDTF"], text: value) }
      }
    }
  }
}
