import Foundation
import Testing

@testable import RectoFormats

@Suite struct LaTeXFormulaTests {
  private func xml(_ latex: String) throws -> String? {
    guard let math = LaTeXFormula(latex).math else { return nil }
    let writer = try XMLWriter()
    MathEmitter(writer).write(math)
    try writer.finish()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    let inner = text.split(separator: "<m:oMath>", maxSplits: 1).last ?? ""
    return inner.components(separatedBy: "</m:oMath>").first
  }

  @Test(arguments: [
    (
      "E = mc^2",
      "<m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    ),
    (
      "\\frac{a}{b}",
      "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    ),
    (
      "\\sqrt[3]{x}",
      "<m:rad><m:deg><m:r><m:t>3</m:t></m:r></m:deg><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>"
    ),
    ("\\alpha", "<m:r><m:t>α</m:t></m:r>"),
    ("$$a - b$$", "<m:r><m:t>a−b</m:t></m:r>"),
    (
      "\\hat x",
      "<m:acc><m:accPr><m:chr m:val=\"\u{302}\"/></m:accPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:acc>"
    ),
    (
      "\\text{if } x",
      "<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space=\"preserve\">if </m:t></m:r><m:r><m:t>x</m:t></m:r>"
    ),
    ("\\mathbb{R}", "<m:r><m:rPr><m:sty m:val=\"p\"/></m:rPr><m:t>ℝ</m:t></m:r>"),
  ])
  func writes(_ latex: String, _ expected: String) throws {
    #expect(try xml(latex) == expected)
  }

  @Test func sumsTakeLimitsAndATerm() throws {
    let math = LaTeXFormula("\\sum_{i=1}^{n} a_i b + c").math
    #expect(
      math == [
        .operation(
          "∑", lower: [.text("i=1", .italic)], upper: [.text("n", .italic)],
          [
            .script([.text("a", .italic)], lower: [.text("i", .italic)], upper: nil), .text("b", .italic),
          ], limitsAbove: true), .text("+c", .italic),
      ])
    let integral = LaTeXFormula("\\int\\limits_0^\\infty e^{-x}\\,dx = 1").math
    guard case .operation("∫", let lower?, let upper?, let content, limitsAbove: false)? = integral?.first
    else {
      Issue.record("\(String(describing: integral))")
      return
    }
    #expect(lower == [.text("0", .italic)] && upper == [.text("∞", .upright)] && content.count == 2)
  }

  @Test func bracketsMatricesAndCases() {
    #expect(
      LaTeXFormula("\\left( \\begin{matrix} a & b \\\\ c & d \\end{matrix} \\right]").math == [
        .fenced(
          "(",
          [
            .matrix([
              [[.text("a", .italic)], [.text("b", .italic)]], [[.text("c", .italic)], [.text("d", .italic)]],
            ])
          ], "]")
      ])
    guard case .fenced("{", _, "")? = LaTeXFormula("f(x)=\\begin{cases}1&x>0\\\\0\\end{cases}").math?.last
    else {
      Issue.record("cases")
      return
    }
    guard case .function(let name, _)? = LaTeXFormula("\\lim_{x\\to 0} \\frac{\\sin x}{x}").math?.first
    else {
      Issue.record("lim")
      return
    }
    #expect(
      name == [
        .limit([.text("lim", .upright)], [.text("x→0", .italic)], isAbove: false)
      ])
  }

  @Test(arguments: [
    "", " ", "\\unknowncommand{x}", "{a", "a}", "\\frac{a}", "a_b_c", "\\left( a", "\\begin{tikz}\\end{tikz}",
    "x \\\\ y", "\\", "a & b", String(repeating: "{", count: 500) + String(repeating: "}", count: 500),
    String(repeating: "x", count: 30_000),
  ])
  func refusesWhatItDoesNotUnderstand(_ latex: String) {
    #expect(LaTeXFormula(latex).math == nil)
  }
}
