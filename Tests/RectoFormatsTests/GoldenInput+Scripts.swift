import RectoModel
import RectoTesting

extension GoldenInput {
  static let scriptCases = [
    chineseAndJapanese, arabicAndHebrew, combiningMarks, astralCharacters, hostileCharacters,
  ]

  static let chineseAndJapanese = GoldenInput("chinese-japanese") { document in
    try document.page { (page) throws(RectoError) in
      page.heading(1, "造 纸 术")
      page.paragraph("蔡 伦 改 进 了\n造 纸 术 。 Paper 由 此 传 开 。")
      page.paragraph("和紙 は 、 楮 を 使う 。")
      page.paragraph("한지는 닥나무로 만든다.")
      page.direction = .topToBottom
      page.add(.paragraph(Paragraph(upright(page.lines("紙 は 百 年")))))
    }
    document.change { $0.metadata.language = "zh-Hans" }
  }

  /// One word below the other.
  private static func upright(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      for index in line.words.indices {
        line.words[index].box = Rect(x: 900, y: line.box.y + Double(index) * 30, width: 26, height: 26)
      }
      line.box = line.words.map(\.box).union ?? line.box
      line.baseline = nil
      return line
    }
  }

  static let arabicAndHebrew = GoldenInput("arabic-hebrew") { document in
    try document.page { (page) throws(RectoError) in
      page.direction = .rightToLeft
      page.add(.heading(Heading(level: 1, Paragraph(mirrored(page.lines("صناعة الورق"))))))
      page.add(.paragraph(Paragraph(mirrored(page.lines("لا يصنع الورق إلا\nمن الماء (Paper) سنة 1450.")))))
      page.add(.paragraph(Paragraph(mirrored(page.lines("בֵּית דְּפוּס, 12 גיליונות")))))
    }
    document.change { $0.metadata.language = "ar" }
  }

  /// The first word stands on the right.
  private static func mirrored(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      for index in line.words.indices { line.words[index].box.x = 1240 - line.words[index].box.maxX }
      line.box = line.words.map(\.box).union ?? line.box
      line.baseline = Baseline([
        Point(x: line.box.maxX, y: line.box.y + 20), Point(x: line.box.minX, y: line.box.y + 20),
      ])
      return line
    }
  }

  static let combiningMarks = GoldenInput("combining-marks") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("cafe\u{301} na\u{308}ive e\u{323}\u{302} \u{FB01}lter")
      page.paragraph("हिन्दी काग़ज़ ภาษาไทย tiếng Việt")
    }
  }

  static let astralCharacters = GoldenInput("astral-characters") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("𠮷野家 𝐛𝐨𝐥𝐝 𝄞 👩‍👩‍👧 🇫🇷 😀")
    }
  }

  static let hostileCharacters = GoldenInput("hostile-characters") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("# no heading\n- no list\n1. no number\n> no quote\n    no code")
      page.paragraph("*stars* _under_ `tick` [a](b) ![c](d) <b>&amp;</b> \\ | ~~x~~ $1$ [^1] ===\n---")
      page.paragraph("<script>alert(1)</script> </p> <!-- --> ]]> (a)Tj\\) %PDF endstream")
      page.paragraph("nul\u{0}nul bell\u{7} esc\u{1B}[31m del\u{7F} nel\u{85} form\u{C}feed")
      page.paragraph(
        "bom\u{FEFF} override\u{202E}rtl zero\u{200B}width line\u{2028}sep nbsp\u{A0}nbsp bad\u{FFFE}")
      page.paragraph("=1+2 +3 @SUM \"quoted\" 'single' a,b;c\td")
      page.add(.code(Code(lines: page.lines("```\nfence ` inside"))))
      page.add(.formula(Formula(latex: "$$ \\text{a} \n\n b $$")))
      page.add(.caption(Caption(Paragraph(page.lines("points nowhere")), target: "no-such-block")))
      page.paragraph("x") { $0.link = "javascript:alert(1)" }
      page.paragraph("y") { $0.link = "https://example.org/a b)<c>\"" }
    }
    document.change { $0.metadata.title = "a\u{0}b (c) <d> \\ \u{202E}e" }
  }
}
