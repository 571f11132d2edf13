public import Foundation
internal import RectoModel

/// Every format, in the order in which they are shown. A new one is one line here.
public enum FormatRegistry {
  public static let writers: [WriterEntry] = [
    WriterEntry(PDFWriter.self),
    WriterEntry(DOCXWriter.self),
    WriterEntry(HTMLWriter.self),
    WriterEntry(PPTXWriter.self),
    WriterEntry(MarkdownWriter.self),
    WriterEntry(XLSXWriter.self),
    WriterEntry(CSVWriter.self),
    WriterEntry(JSONWriter.self),
    WriterEntry(PlainTextWriter.self),
    WriterEntry(HOCRWriter.self),
    WriterEntry(ALTOWriter.self),
    WriterEntry(PAGEWriter.self),
    WriterEntry(TSVWriter.self),
  ]

  public static let readers: [ReaderEntry] = [
    ReaderEntry(DoclingReader.self),
    ReaderEntry(AzureReader.self),
    ReaderEntry(TextractReader.self),
    ReaderEntry(GoogleReader.self),
    ReaderEntry(HOCRReader.self),
    ReaderEntry(ALTOReader.self),
    ReaderEntry(PAGEReader.self),
    ReaderEntry(TSVReader.self),
    // All other JSON: it says what is wrong with it.
    ReaderEntry(JSONReader.self),
  ]

  /// The writer of the format with this id: `md`. nil when there is none.
  public static func writer(id: String) -> WriterEntry? { writers.first { $0.format.id == id } }

  /// The reader of the format with this id. nil when there is none.
  public static func reader(id: String) -> ReaderEntry? { readers.first { $0.format.id == id } }

  /// The reader of a file that begins like this, by what stands in it. nil for pictures, PDF and all else.
  public static func reader(head: Data) -> ReaderEntry? { readers.first { $0.recognizes(head) } }

  /// The writer for a file of this name, by its ending, in any case; the longest ending that fits wins:
  /// `page.alto.xml` is ALTO and not any XML. nil when no ending fits.
  public static func writer(fileName: String) -> WriterEntry? {
    let name = fileName.lowercased()
    var best: (length: Int, entry: WriterEntry)?
    for entry in writers {
      for ending in entry.format.fileExtensions.map({ "." + $0.lowercased() })
      where name.hasSuffix(ending) && name.count > ending.count && ending.count > best?.length ?? 0 {
        best = (ending.count, entry)
      }
    }
    return best?.entry
  }
}
