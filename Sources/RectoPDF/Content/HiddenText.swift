import Foundation

/// Text of a page that nobody sees: the layer of an earlier recognition.
package struct HiddenText {
  /// Operators that were removed.
  package private(set) var removed = 0
  /// Operators that stayed, since visible text is placed by them.
  package private(set) var left = 0

  private let document: QPDFDocument
  private let interpreter: ContentInterpreter
  /// What goes, by stream: where it stands, and what takes its place.
  private var cuts: [Int: [Cut]] = [:]
  /// The new objects of changed forms, by the old ones.
  private var changed: [Int: Int] = [:]

  private struct Cut {
    var range: Range<Int>
    var replacement: String
  }

  /// Removes the hidden text of a page, in its forms too. Other pages keep theirs: what several pages use is copied.
  /// Pages without hidden text stay as they are.
  @discardableResult
  package static func remove(from page: borrowing QPDFObject, in document: QPDFDocument) -> HiddenText {
    var interpreter = ContentInterpreter(document)
    interpreter.run(page: page)
    var hidden = HiddenText(document, interpreter)
    hidden.plan()
    if hidden.removed > 0 { hidden.rewrite(page) }
    return hidden
  }

  private init(_ document: QPDFDocument, _ interpreter: ContentInterpreter) {
    self.document = document
    self.interpreter = interpreter
  }

  // MARK: Plan

  private mutating func plan() {
    var content = interpreter.content
    content.markCovered()
    let shown = interpreter.shown
    let isHidden = shown.map { content.texts[$0.text].hiding != nil }
    // A form may be drawn twice, once of them to be seen.
    var seen: Set<[Int]> = []
    for (index, text) in shown.enumerated() where !isHidden[index] { seen.insert(text.key) }
    var done: Set<[Int]> = []
    for (index, text) in shown.enumerated() where isHidden[index] && !seen.contains(text.key) {
      guard done.insert(text.key).inserted else { continue }
      if carriesVisibleText(index, isHidden) {
        left += 1
      } else {
        removed += 1
        cuts[text.stream, default: []].append(
          Cut(range: text.operation.range, replacement: text.operation.withoutText))
      }
    }
  }

  /// Whether the next visible text of the text object starts where this one ends.
  private func carriesVisibleText(_ index: Int, _ isHidden: [Bool]) -> Bool {
    let text = interpreter.shown[index]
    for next in (index + 1)..<interpreter.shown.count {
      let following = interpreter.shown[next]
      guard following.textObject == text.textObject, following.stream == text.stream, !following.isPlaced
      else { return false }
      if !isHidden[next] { return true }
    }
    return false
  }

  // MARK: Change

  private mutating func rewrite(_ page: borrowing QPDFObject) {
    let resources = resources(page["/Resources"], of: 0)
    if let cut = cuts[0], let data = page.pageContent {
      let content = Self.apply(cut, to: [UInt8](data))
      page.set("/Contents", document.stream(content))
      removeFonts(notIn: content, from: resources)
    }
    page.set("/Resources", resources)
  }

  /// The stream's resources with the forms that change.
  private mutating func resources(_ old: borrowing QPDFObject, of stream: Int) -> QPDFObject {
    let resources = old.shallowCopy()
    var renewed: [(name: String, object: Int)] = []
    for (name, form) in interpreter.forms[stream, default: [:]].sorted(by: { $0.key < $1.key })
    where isAffected(form, depth: 0) {
      renewed.append((name, rewritten(form)))
    }
    guard !renewed.isEmpty else { return resources }
    let objects = old["/XObject"].shallowCopy()
    for form in renewed { objects.set(form.name, document.object(id: form.object)) }
    resources.set("/XObject", objects)
    return resources
  }

  private func isAffected(_ form: Int, depth: Int) -> Bool {
    if cuts[form] != nil { return true }
    guard depth < 20 else { return false }
    return interpreter.forms[form, default: [:]].values.contains { isAffected($0, depth: depth + 1) }
  }

  /// A copy of the form without its hidden text.
  private mutating func rewritten(_ form: Int) -> Int {
    if let known = changed[form] { return known }
    // Forms that draw themselves end here.
    changed[form] = form
    let old = document.object(id: form)
    guard let data = old.streamData(.generalized) else { return form }
    let copy = document.stream(Self.apply(cuts[form, default: []], to: [UInt8](data)))
    let dictionary = copy.dictionary
    for key in old.keys where !["/Length", "/Filter", "/DecodeParms", "/Resources"].contains(key) {
      dictionary.set(key, old[key])
    }
    if !old["/Resources"].isNull { dictionary.set("/Resources", resources(old["/Resources"], of: form)) }
    changed[form] = copy.id
    return copy.id
  }

  /// Fonts that nothing names any more. Forms without resources of their own use the page's.
  private func removeFonts(notIn content: [UInt8], from resources: borrowing QPDFObject) {
    let borrowers = interpreter.forms.values.flatMap(\.values).contains {
      document.object(id: $0)["/Resources"].isNull
    }
    guard !borrowers, !resources["/Font"].isNull else { return }
    var used: Set<String> = []
    var parser = ContentParser(content)
    while let operation = parser.next() {
      if operation.name == "Tf", case .name(let name)? = operation.operands.first { used.insert(name) }
    }
    let fonts = resources["/Font"].shallowCopy()
    for name in fonts.keys where !used.contains(name) { fonts.remove(name) }
    resources.set("/Font", fonts)
  }

  private static func apply(_ cuts: [Cut], to bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var position = 0
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard cut.range.lowerBound >= position, cut.range.upperBound <= bytes.count else { continue }
      kept += bytes[position..<cut.range.lowerBound]
      kept += Array(cut.replacement.utf8)
      position = cut.range.upperBound
    }
    return kept + bytes[position...]
  }
}

extension ContentInterpreter.Shown {
  fileprivate var key: [Int] { [stream, operation.range.lowerBound] }
}

extension ContentOperation {
  /// What the operator does beside showing text.
  fileprivate var withoutText: String {
    switch name {
    case "'": "T*"
    case "\"": "\(number(0)) Tw \(number(1)) Tc T*"
    default: ""
    }
  }
}
