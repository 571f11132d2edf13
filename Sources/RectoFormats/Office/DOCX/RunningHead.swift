internal import RectoModel

/// The head or the foot of a page: lines of words in three places.
struct RunningHead: Sendable, Hashable {
  enum Side: Int, Sendable, Hashable {
    case left, center, right
  }

  struct Part: Sendable, Hashable {
    var side: Side
    var runs: [BodyRun]
  }

  /// Each line's parts from left to right.
  private(set) var lines: [[Part]] = []
  private(set) var isRightToLeft = false

  init() {}

  init(_ blocks: [Block], of page: Page, index: Int, plan: RunPlan, numbering: PageNumbering) {
    for row in Self.rows(of: blocks.flatMap(\.content.ownLines)) {
      lines.append(
        row.map { line in
          Part(
            side: Self.side(of: line.box, pageWidth: page.size.width, isAlone: row.count == 1),
            runs: Self.runs(of: line, plan: plan) { numbering.field($0, page: index, after: $1) })
        })
    }
    isRightToLeft = blocks.flatMap(\.content.ownLines).runsRightToLeft
  }

  var isEmpty: Bool { lines.isEmpty }

  /// What is compared: the words, with `#` for page numbers.
  var signature: String {
    lines.joined().flatMap(\.runs).map { run in
      switch run.content {
      case .text(let text): text
      case .pageNumber, .pageCount: "#"
      default: ""
      }
    }.joined()
  }

  /// The same head read twice: an eighth of the letters may differ, but no number.
  func isLike(_ other: RunningHead) -> Bool {
    let (one, two) = (signature, other.signature)
    if one == two { return true }
    let length = max(one.count, two.count)
    guard length > 4, Self.numbers(in: one) == Self.numbers(in: two) else { return false }
    let limit = max(length / 8, 1)
    return EditDistance.distance(Array(one.prefix(300)), Array(two.prefix(300)), limit: limit) != nil
  }

  private static func numbers(in text: String) -> [Substring] {
    text.split(separator: " ").filter { $0.allSatisfy(\.isNumber) }
  }

  /// As paragraphs of that text width in twips.
  func items(isHeader: Bool, width: Int) -> [BodyItem] {
    lines.map { parts in
      var made = BodyParagraph(isHeader ? .header : .footer)
      made.isRightToLeft = isRightToLeft
      made.tabs = [.init(kind: .center, position: width / 2), .init(kind: .right, position: width)]
      var side = 0
      for part in parts {
        if part.side.rawValue > side {
          made.runs += [BodyRun](repeating: BodyRun(.tab), count: part.side.rawValue - side)
          side = part.side.rawValue
        } else if !made.runs.isEmpty, case .text? = part.runs.first?.content {
          made.runs.append(BodyRun(.text(" ")))
        }
        made.runs += part.runs
      }
      if side == 0 { made.tabs = [] }
      return .paragraph(made)
    }
  }

  /// Lines at the same height, each row from left to right.
  private static func rows(of lines: [TextLine]) -> [[TextLine]] {
    var rows: [[TextLine]] = []
    for line in lines.sorted(by: { ($0.box.midY, $0.box.minX) < ($1.box.midY, $1.box.minX) })
    where !line.words.isEmpty {
      if let last = rows.last?.first, abs(last.box.midY - line.box.midY) < 0.5 * last.box.height {
        rows[rows.count - 1].append(line)
      } else {
        rows.append([line])
      }
    }
    return rows.map { $0.sorted { $0.box.minX < $1.box.minX } }
  }

  private static func side(of box: Rect, pageWidth: Double, isAlone: Bool) -> Side {
    let middle = box.midX / max(pageWidth, 1)
    if isAlone, box.width > 0.5 * pageWidth { return .left }
    return abs(middle - 0.5) < 0.08 ? .center : middle < 0.5 ? .left : .right
  }

  private static func runs(
    of line: TextLine, plan: RunPlan, field: (String, [BodyRun.Content]) -> BodyRun.Content?
  ) -> [BodyRun] {
    var plan = plan
    plan.styleSize = nil
    var runs: [BodyRun] = []
    for word in [line].runningWords {
      if let content = field(word.text, runs.map(\.content)) {
        if word.blankBefore { RunPlan.append(BodyRun(.text(" ")), to: &runs) }
        runs.append(BodyRun(content, RunFormat(word.style)))
      } else {
        for run in plan.runs(of: [word]) {
          if word.blankBefore { RunPlan.append(BodyRun(.text(" "), run.format), to: &runs) }
          RunPlan.append(run, to: &runs)
        }
      }
    }
    return runs
  }
}
