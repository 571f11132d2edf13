import RectoModel

extension RuleNet {
  /// With the edges of coloured areas that reach from line to line: where a heading or every other row is coloured, often
  /// nothing is drawn between. `words` are those within the net: an edge that runs through one is none.
  func joined(by shades: [Shade], words: [Rect], em: Double) -> RuleNet {
    guard let box = lines.box else { return self }
    let near = 0.6 * em
    let inside = shades.filter { ($0.box.intersection(box)?.area ?? 0) >= 0.9 * $0.box.area }
    var (level, standing) = (lines.level, lines.standing)
    for shade in inside {
      let area = shade.box
      if lines.standing.reach(
        [box.minX, box.maxX], both: area.minX, area.maxX, within: near, along: area.heights)
      {
        level += [(area.minY, -1.0), (area.maxY, 1)].filter { y, side in
          !words.contains { $0.isCut(atY: y, within: area) }
            && !inside.contains { $0.goesOn(shade, at: area.points(alongY: y + side * 0.5 * em)) }
        }.map { DrawnLine(place: $0.0, start: area.minX, end: area.maxX) }.filter { edge in
          !lines.level.contains { $0.isSame(as: edge, within: near) }
        }
      }
      if lines.level.reach(
        [box.minY, box.maxY], both: area.minY, area.maxY, within: near, along: area.widths)
      {
        standing += [area.minX, area.maxX].filter { x in
          !words.contains { $0.isCut(atX: x, within: area) }
        }.map { DrawnLine(place: $0, start: area.minY, end: area.maxY) }.filter { edge in
          !lines.standing.contains { $0.isSame(as: edge, within: near) }
        }
      }
      standing += shade.hiddenBorders(of: lines.standing, words: words, within: near)
    }
    return RuleNet(lines: DrawnLines(level: level.byPlace, standing: standing.byPlace))
  }
}

extension Shade {
  /// Lines between columns that end at the area, as dark ones do on dark: they go on through it where each column has a name of
  /// its own there.
  fileprivate func hiddenBorders(of lines: [DrawnLine], words: [Rect], within near: Double) -> [DrawnLine] {
    let names = words.filter { box.contains($0.center) }
    let ending = lines.filter { line in
      line.place > box.minX + near && line.place < box.maxX - near
        && (abs(line.start - box.maxY) < near || abs(line.end - box.minY) < near)
        && !names.contains { $0.isCut(atX: line.place, within: box) }
    }
    let borders = [box.minX] + ending.map(\.place).sorted() + [box.maxX]
    let areNamed = zip(borders, borders.dropFirst()).allSatisfy { left, right in
      names.contains { $0.midX > left && $0.midX < right }
    }
    return areNamed ? ending.map { DrawnLine(place: $0.place, start: box.minY, end: box.maxY) } : []
  }

  /// It has the colour of another one, of which it is the next stripe: no edge is seen between them. Cells beside each other are
  /// coloured one by one.
  fileprivate func goesOn(_ other: Shade, at places: [Point]) -> Bool {
    self != other && color == other.color && places.contains(where: box.contains)
  }
}

extension DrawnLine {
  fileprivate func isSame(as edge: DrawnLine, within near: Double) -> Bool {
    abs(place - edge.place) < near && coverage(of: edge.start...edge.end) > 0.5
  }
}

extension [DrawnLine] {
  fileprivate var byPlace: [DrawnLine] { sorted { ($0.place, $0.start) < ($1.place, $1.start) } }

  /// Both places are those of lines there, or of the ends of the net.
  fileprivate func reach(
    _ ends: [Double], both first: Double, _ second: Double, within near: Double,
    along stretch: ClosedRange<Double>
  ) -> Bool {
    [first, second].allSatisfy { place in
      ends.contains { abs($0 - place) < near }
        || contains { line in
          abs(line.place - place) < near && line.start < stretch.upperBound && line.end > stretch.lowerBound
        }
    }
  }
}

extension Rect {
  fileprivate var widths: ClosedRange<Double> { minX...Swift.max(minX, maxX) }
  fileprivate var heights: ClosedRange<Double> { minY...Swift.max(minY, maxY) }

  fileprivate func points(alongY y: Double) -> [Point] {
    [0.1, 0.5, 0.9].map { Point(x: minX + $0 * width, y: y) }
  }

  fileprivate func isCut(atY y: Double, within shade: Rect) -> Bool {
    minX < shade.maxX && maxX > shade.minX && minY + 0.2 * height < y && maxY - 0.2 * height > y
  }

  fileprivate func isCut(atX x: Double, within shade: Rect) -> Bool {
    minY < shade.maxY && maxY > shade.minY && minX + 0.2 * height < x && maxX - 0.2 * height > x
  }
}
