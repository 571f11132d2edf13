import Foundation
public import RectoModel

/// A look into a file: what it is and how many pages it has, before any page is decoded.
public enum InputProbe {
  /// Every error names the file and what to do. From any thread. PDF files are opened with poppler: probe a
  /// stranger's file in a process that may die.
  public static func probe(_ input: InputFile, limits: Limits) throws(RectoError) -> InputInfo {
    do throws(RectoError) {
      let content = try InputContent(input, limits: limits)
      let info = try info(content, input: input, limits: limits)
      guard info.pageCount <= limits.pages else {
        throw RectoError(
          .limitExceeded,
          "The file has \(info.pageCount) pages, more than the limit of \(limits.pages); split it.")
      }
      return info
    } catch {
      throw error.at(file: input.name)
    }
  }

  private static func info(
    _ content: InputContent, input: InputFile, limits: Limits
  ) throws(RectoError) -> InputInfo {
    switch content.kind {
    case .pdf:
      let file = try PDFFile(input)
      guard file.pageCount > 0 else {
        throw RectoError(.malformedInput, "The PDF has no pages; repair it with: qpdf FILE repaired.pdf")
      }
      let examination = PDFExamination(input, pageCount: file.pageCount)
      var info = InputInfo(kind: .pdf, pageCount: file.pageCount, title: file.title)
      info.repairs = examination.repairs
      info.isSigned = examination.isSigned
      info.canBeKept = examination.canBeKept
      info.bookmarks = examination.bookmarks
      return info
    case .tiff:
      let pages = try TIFFFile(content.data).pages(limit: limits.pages)
      return InputInfo(kind: .tiff, pageCount: pages.count)
    case .gif:
      return InputInfo(kind: .gif, pageCount: try GIFFile(content.data, limits: limits).frames.count)
    case .png, .jpeg, .jpeg2000, .webp, .bmp:
      try ImageHeader.read(content)?.check(against: limits, fileBytes: content.data.count)
      return InputInfo(kind: content.kind, pageCount: 1)
    }
  }
}
