import Foundation
internal import RectoModel
internal import RectoPDF

/// What a file says of itself: title, language, page labels, metadata.
struct PDFDescription {
  var labels: PDFPageLabels
  var metadata: PDFMetadata

  /// For a file of drawn pages: all of it.
  func describe(
    _ file: QPDFDocument, _ standard: PDFStandard, _ templates: TemplateLibrary
  ) throws(RectoError) {
    let metadata = metadata.completed(for: standard)
    let info = file.object("<< >>")
    for (key, value) in metadata.info { info.set(key, file.string(value)) }
    file.trailer.set("/Info", file.indirect(info))

    let xmp = metadata.xmp(
      try templates.text("pdf/metadata.xmp"), standard: standard,
      schema: try templates.text("pdf/pdfua-schema.xmp"))
    let packet = file.stream(Array(xmp.utf8))
    packet.dictionary.set("/Type", "/Metadata")
    packet.dictionary.set("/Subtype", "/XML")
    let catalog = file.catalog
    catalog.set("/Metadata", packet)
    if let language = metadata.language?.wellFormed { catalog.set("/Lang", file.string(language)) }
    if metadata.title != nil { catalog.set("/ViewerPreferences", "<< /DisplayDocTitle true >>") }
    if !labels.ranges.isEmpty { catalog.set("/PageLabels", pageLabels(in: file)) }
  }

  /// For a file that keeps pages: what it lacks. Its own metadata stay as they are; a title that the user wants is
  /// set in the Info dictionary.
  func complete(_ file: QPDFDocument, isRearranged: Bool, hasNewText: Bool) {
    let catalog = file.catalog
    let trailer = file.trailer
    if hasNewText, catalog["/Lang"].isNull, let language = metadata.language?.wellFormed {
      catalog.set("/Lang", file.string(language))
    }
    let info = trailer["/Info"]
    if let title = metadata.title, info["/Title"].text != title {
      if info.isNull {
        let made = file.object("<< >>")
        made.set("/Title", file.string(title))
        trailer.set("/Info", file.indirect(made))
      } else {
        info.set("/Title", file.string(title))
      }
    }
    guard isRearranged else { return }
    catalog.remove("/PageLabels")
    if !labels.ranges.isEmpty { catalog.set("/PageLabels", pageLabels(in: file)) }
  }

  private func pageLabels(in file: QPDFDocument) -> QPDFObject {
    let numbers = file.object("[]")
    for range in labels.ranges {
      numbers.append(file.object("\(range.start)"))
      switch range.label {
      case .number(let first): numbers.append(file.object("<< /S /D /St \(first) >>"))
      case .name(let name):
        let label = file.object("<< >>")
        label.set("/P", file.string(name))
        numbers.append(label)
      }
    }
    let tree = file.object("<< >>")
    tree.set("/Nums", numbers)
    return tree
  }
}
