/// Writes formulas as Office Math.
struct MathEmitter {
  private let xml: XMLWriter

  init(_ xml: XMLWriter) { self.xml = xml }

  func write(_ formula: MathList) {
    xml.element("m:oMathPara") {
      xml.element("m:oMath") { write(nodes: formula) }
    }
  }

  private func write(nodes: MathList) {
    for node in nodes { write(node) }
  }

  private func argument(_ name: String, _ nodes: MathList) {
    xml.element(name) { write(nodes: nodes) }
  }

  private func value(_ name: String, _ value: String) { xml.element(name, ["m:val": value]) }

  private func write(_ node: MathNode) {
    switch node {
    case .text(let text, let face): write(text, face)
    case .words(let words):
      xml.element("m:r") {
        xml.element("m:rPr") { xml.element("m:nor") }
        write(text: words)
      }
    case .fraction(let top, let bottom, let hasBar):
      xml.element("m:f") {
        if !hasBar { xml.element("m:fPr") { value("m:type", "noBar") } }
        argument("m:num", top)
        argument("m:den", bottom)
      }
    case .script(let base, let lower, let upper): writeScript(base, lower, upper)
    case .root(let content, let degree):
      xml.element("m:rad") {
        if degree == nil { xml.element("m:radPr") { value("m:degHide", "1") } }
        argument("m:deg", degree ?? [])
        argument("m:e", content)
      }
    case .operation(let sign, let lower, let upper, let content, let limitsAbove):
      writeOperation(sign, lower, upper, content, limitsAbove: limitsAbove)
    case .limit(let base, let limit, let isAbove):
      xml.element(isAbove ? "m:limUpp" : "m:limLow") {
        argument("m:e", base)
        argument("m:lim", limit)
      }
    case .function(let name, let content):
      xml.element("m:func") {
        argument("m:fName", name)
        argument("m:e", content)
      }
    case .fenced(let left, let content, let right): writeFenced(left, content, right)
    case .matrix(let rows): write(rows)
    case .accent(let mark, let content):
      xml.element("m:acc") {
        xml.element("m:accPr") { value("m:chr", mark) }
        argument("m:e", content)
      }
    case .bar(let content, let isAbove):
      xml.element("m:bar") {
        xml.element("m:barPr") { value("m:pos", isAbove ? "top" : "bot") }
        argument("m:e", content)
      }
    }
  }

  private func write(_ text: String, _ face: MathNode.Face) {
    xml.element("m:r") {
      if face != .italic { xml.element("m:rPr") { value("m:sty", face.rawValue) } }
      write(text: text)
    }
  }

  private func write(text: String) {
    let isEdged = text.first == " " || text.last == " "
    xml.element("m:t", ["xml:space": isEdged ? "preserve" : nil], text: text)
  }

  private func writeScript(_ base: MathList, _ lower: MathList?, _ upper: MathList?) {
    let name = lower == nil ? "m:sSup" : upper == nil ? "m:sSub" : "m:sSubSup"
    xml.element(name) {
      argument("m:e", base)
      if let lower { argument("m:sub", lower) }
      if let upper { argument("m:sup", upper) }
    }
  }

  private func writeOperation(
    _ sign: String, _ lower: MathList?, _ upper: MathList?, _ content: MathList, limitsAbove: Bool
  ) {
    xml.element("m:nary") {
      xml.element("m:naryPr") {
        value("m:chr", sign)
        value("m:limLoc", limitsAbove ? "undOvr" : "subSup")
        if lower == nil { value("m:subHide", "1") }
        if upper == nil { value("m:supHide", "1") }
      }
      argument("m:sub", lower ?? [])
      argument("m:sup", upper ?? [])
      argument("m:e", content)
    }
  }

  private func writeFenced(_ left: String, _ content: MathList, _ right: String) {
    xml.element("m:d") {
      xml.element("m:dPr") {
        value("m:begChr", left)
        value("m:endChr", right)
      }
      argument("m:e", content)
    }
  }

  private func write(_ rows: [[MathList]]) {
    xml.element("m:m") {
      for row in rows {
        xml.element("m:mr") {
          for cell in row { argument("m:e", cell) }
        }
      }
    }
  }
}
