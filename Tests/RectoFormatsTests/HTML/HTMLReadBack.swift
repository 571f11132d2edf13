import Foundation
import RectoModel
import Testing

/// What a parser of others finds in a page.
struct HTMLReadBack: Decodable {
  struct Cell: Decodable, Equatable {
    var name: String
    var text: String
    var rows: Int
    var columns: Int
    var scope: String?
  }

  struct Link: Decodable, Equatable {
    var address: String
    var text: String
    var role: String?
  }

  /// Everything that HTML's own rules call an error.
  var errors: [String]
  var title: String
  var root: [String: String]
  /// The texts of the elements that hold text, in order, with blanks as a reader sees them.
  var texts: [String]
  var links: [Link]
  var tables: [[[Cell]]]
  /// In order, with attributes.
  var elements: [Element]

  struct Element: Decodable, Equatable {
    var name: String
    var attributes: [String: String]
  }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// All words of the article.
  var words: [String] { texts.flatMap { $0.split(separator: " ").map(String.init) } }

  /// Links inside the page that lead nowhere, and ids that stand twice.
  var brokenReferences: [String] {
    let ids = elements.compactMap { $0.attributes["id"] }
    let twice = ids.filter { id in ids.count { $0 == id } > 1 }
    let lost = links.map(\.address).filter { $0.hasPrefix("#") && !ids.contains(String($0.dropFirst())) }
    return twice + lost
  }

  static func pages(_ texts: [String]) throws -> [HTMLReadBack] {
    let result = try ExternalTool.python(script, input: try JSONEncoder().encode(texts))
    guard result.status == 0 else { throw ExternalTool.Failure(description: result.errors) }
    return try JSONDecoder().decode([HTMLReadBack].self, from: result.output)
  }

  static func page(_ document: Document, _ options: [String: String] = [:], assets: [Asset] = []) throws
    -> HTMLReadBack
  {
    try #require(try pages([try write(document, as: "html", options, assets: assets).text]).first)
  }

  private static let script = #"""
    import html5lib, json, re, sys

    BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "caption", "figcaption", "pre", "math"}

    def squeezed(text):
        return re.sub("[ \t\n\r\f]+", " ", text).strip(" ")

    def own_text(node):
        """The text of the node without that of blocks in it."""
        text = node.text or ""
        for child in node:
            if child.tag not in BLOCKS | {"ul", "ol", "div", "figure", "blockquote", "aside", "annotation"}:
                text += own_text(child)
            else:
                text += "\n"
            text += child.tail or ""
        return text

    def whole_text(node):
        return squeezed("".join(node.itertext()))

    def read(text):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(text)
        elements = [node for node in tree.iter() if isinstance(node.tag, str)]
        for node in elements:
            node.tag = node.tag.split("}")[-1]
        article = next(node for node in elements if node.tag == "article")
        links = [{"address": node.get("href"), "text": whole_text(node), "role": node.get("role")}
                 for node in elements if node.tag == "a"]
        tables = []
        for table in (node for node in elements if node.tag == "table"):
            rows = [row for row in table.iter("tr")]
            tables.append([[{"name": cell.tag, "text": whole_text(cell), "rows": int(cell.get("rowspan", 1)),
                             "columns": int(cell.get("colspan", 1)), "scope": cell.get("scope")}
                            for cell in row if cell.tag in ("td", "th")] for row in rows])
        return {"errors": [f"{place}: {code} {detail}" for place, code, detail in parser.errors],
                "title": next(node.text or "" for node in elements if node.tag == "title"),
                "root": dict(elements[0].attrib),
                "texts": [squeezed(own_text(node)) for node in article.iter() if node.tag in BLOCKS],
                "links": links, "tables": tables,
                "elements": [{"name": node.tag, "attributes": {str(k): v for k, v in node.attrib.items()}}
                             for node in elements]}

    print(json.dumps([read(text) for text in json.load(sys.stdin)]))
    """#
}
