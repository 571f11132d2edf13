import Foundation
import RectoModel
import RectoPDF

/// A page of 200 x 100 points, made of content and what it draws. It has the font `/F`, in which all letters are
/// 0.6 em wide; `/U`, whose widths aren't known; and the states `/Clear`, with alpha 0, and `/Half`.
struct DrawnPage {
  let document = QPDFDocument()

  init(_ contents: String...) {
    add(contents)
  }

  /// One more page with the same resources.
  func add(_ contents: [String]) {
    let page = document.object("<< /Type /Page /MediaBox [0 0 200 100] >>")
    if document.pageCount == 0 {
      let resources = document.object(Self.resources)
      page.set("/Resources", document.indirect(resources))
    } else {
      page.set("/Resources", document.page(0)["/Resources"])
    }
    let list = document.object("[ ]")
    for content in contents { list.append(document.stream(Array(content.utf8))) }
    page.set("/Contents", list)
    document.append(page: document.indirect(page))
  }

  static let resources = """
    << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >>
                /U << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>
       /ExtGState << /Clear << /ca 0 /CA 0 >> /Half << /ca 0.5 >> >> /XObject << >> >>
    """

  /// Adds a form to the resources; `entries` in PDF syntax.
  func form(_ name: String, _ content: String, _ entries: String = "", in owner: String? = nil) {
    let form = document.stream(Array(content.utf8))
    let box = entries.contains("/BBox") ? "" : "/BBox [0 0 200 100]"
    let dictionary = document.object("<< /Type /XObject /Subtype /Form \(box) \(entries) >>")
    for key in dictionary.keys { form.dictionary.set(key, dictionary[key]) }
    put(name, form, in: owner)
  }

  /// Adds a picture of one pixel.
  func image(_ name: String, _ entries: String = "") {
    let image = document.stream([128])
    let dictionary = document.object(
      "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray \(entries) >>")
    for key in dictionary.keys { image.dictionary.set(key, dictionary[key]) }
    put(name, image, in: nil)
  }

  /// Into the page's resources, or into those of one of its forms.
  func put(_ name: String, _ object: borrowing QPDFObject, in owner: String?) {
    let resources = document.page(0)["/Resources"]
    guard let owner else { return resources["/XObject"].set(name, object) }
    resources["/XObject"][owner]["/Resources"]["/XObject"].set(name, object)
  }

  func summary(_ index: Int = 0) -> PageContentSummary {
    PageContentAnalyzer(document).summary(of: document.page(index))
  }

  func remove(_ kinds: HiddenText = .layers, _ index: Int = 0) -> InvisibleText.Removal {
    InvisibleText.remove(kinds, from: document.page(index), in: document)
  }

  /// All content of a page; white space folded.
  func content(_ index: Int = 0) -> String { Self.folded(document.page(index).pageContent) }

  func content(form name: String, page index: Int = 0) -> String {
    Self.folded(document.page(index)["/Resources"]["/XObject"][name].streamData(.generalized))
  }

  private static func folded(_ data: Data?) -> String {
    String(decoding: data ?? Data(), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }
}
