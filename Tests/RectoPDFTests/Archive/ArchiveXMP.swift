import RectoPDF

/// Metadata as PDF/A wants them, for tests.
enum ArchiveXMP {
  static func packet(_ info: ArchiveInfo, _ level: ArchiveLevel) -> String {
    func tag(_ name: String, _ value: String?, _ wrap: (String) -> String = { text in text }) -> String {
      guard let value else { return "" }
      let text = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      return "<\(name)>" + wrap(text) + "</\(name)>"
    }
    let alternative = { (text: String) in "<rdf:Alt><rdf:li xml:lang=\"x-default\">\(text)</rdf:li></rdf:Alt>"
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
      <pdfaid:part>\(level.part.rawValue)</pdfaid:part>
      <pdfaid:conformance>\(level.conformance.rawValue.uppercased())</pdfaid:conformance>
      \(tag("dc:title", info.title, alternative))\(tag("dc:description", info.subject, alternative))
      \(tag("dc:creator", info.author) { text in "<rdf:Seq><rdf:li>\(text)</rdf:li></rdf:Seq>" })
      \(tag("pdf:Keywords", info.keywords))\(tag("pdf:Producer", info.producer))
      \(tag("xmp:CreatorTool", info.creator))\(tag("xmp:CreateDate", info.created))
      \(tag("xmp:ModifyDate", info.modified))
      </rdf:Description>
      \(info.extensions.joined(separator: "\n"))
      </rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """
  }
}
