/// The lists of a document as Word numbers them: one `w:num` for each stretch of items that count on, so that every
/// list begins where it does on paper.
struct NumberingPlan {
  private struct Instance {
    var format: Int
    var level: Int
    var start: Int
  }

  private var formats: [MarkerFormat] = []
  private var instances: [Instance] = []
  /// The first ids that are free in the template.
  private let firstFormat: Int
  private let firstInstance: Int

  init(firstFormat: Int = 0, firstInstance: Int = 1) {
    self.firstFormat = firstFormat
    self.firstInstance = firstInstance
  }

  var isEmpty: Bool { instances.isEmpty }

  /// A new list, or a new stretch of one. `level` is 0...8.
  mutating func add(_ format: MarkerFormat, level: Int, start: Int) -> Int {
    if formats.firstIndex(of: format) == nil { formats.append(format) }
    let index = formats.firstIndex(of: format) ?? 0
    // Bullets don't count: one instance does for all lists at this level.
    if case .bullet = format,
      let known = instances.firstIndex(where: { $0.format == index && $0.level == level })
    {
      return firstInstance + known
    }
    instances.append(Instance(format: index, level: level, start: start))
    return firstInstance + instances.count - 1
  }

  static let lastLevel = 8
  /// In twips.
  static let step = 397

  /// `w:abstractNum` elements, which come before all `w:num`.
  func writeFormats(to xml: XMLWriter) {
    for (index, format) in formats.enumerated() {
      xml.element("w:abstractNum", ["w:abstractNumId": String(firstFormat + index)]) {
        xml.element("w:multiLevelType", ["w:val": "hybridMultilevel"])
        for level in 0...Self.lastLevel { write(format, level: level, to: xml) }
      }
    }
  }

  func writeInstances(to xml: XMLWriter) {
    for (index, instance) in instances.enumerated() {
      xml.element("w:num", ["w:numId": String(firstInstance + index)]) {
        xml.element("w:abstractNumId", ["w:val": String(firstFormat + instance.format)])
        guard case .number = formats[instance.format] else { return }
        xml.element("w:lvlOverride", ["w:ilvl": String(instance.level)]) {
          xml.element("w:startOverride", ["w:val": String(instance.start)])
        }
      }
    }
  }

  private func write(_ format: MarkerFormat, level: Int, to xml: XMLWriter) {
    xml.element("w:lvl", ["w:ilvl": String(level)]) {
      xml.element("w:start", ["w:val": "1"])
      switch format {
      case .bullet(let mark):
        xml.element("w:numFmt", ["w:val": "bullet"])
        xml.element("w:lvlText", ["w:val": mark])
      case .number(let count, let prefix, let suffix):
        xml.element("w:numFmt", ["w:val": count.rawValue])
        xml.element("w:lvlText", ["w:val": "\(prefix)%\(level + 1)\(suffix)"])
      }
      xml.element("w:lvlJc", ["w:val": "left"])
      xml.element("w:pPr") {
        xml.element(
          "w:ind", ["w:left": String(Self.step * (level + 1)), "w:hanging": String(Self.step)])
      }
      if case .bullet(let mark) = format, mark == "☐" || mark == "☑" {
        xml.element("w:rPr") {
          xml.element(
            "w:rFonts", ["w:ascii": "Segoe UI Symbol", "w:hAnsi": "Segoe UI Symbol", "w:hint": "default"])
        }
      }
    }
  }
}
