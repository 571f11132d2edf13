internal import RectoModel

/// Every format, in the order in which they are shown. A new one is one line here.
public enum FormatRegistry {
  public static let writers: [WriterEntry] = [
    WriterEntry(PDFWriter.self)
  ]
  public static let readers: [ReaderEntry] = []
}
