/// Puts the streams of a page in place that are changed by a plan.
struct PageRewriter {
  private let walk: ContentWalk
  private let plan: RemovalPlan
  private(set) var removedCount = 0
  /// What becomes of the forms; nil while it is found out.
  private var outcomes: [StreamKey: Outcome?] = [:]
  /// Of the drawings in the resources of a stream.
  private var changes: [StreamKey: [[UInt8]: Outcome]] = [:]
  /// Forms by who draws them.
  private let uses: [StreamKey: [ContentWalk.Use]]
  /// Whether a name stands for several forms, depending on who draws the form that has it.
  private var isAmbiguous = false

  private enum Outcome: Hashable {
    case unchanged
    /// Nothing is left of it.
    case empty
    case replaced(StreamKey)
  }

  init(_ walk: ContentWalk, _ plan: RemovalPlan) {
    self.walk = walk
    self.plan = plan
    let sorted = walk.uses.sorted { ($0.form.id, $0.owner.id) < ($1.form.id, $1.owner.id) }
    uses = Dictionary(grouping: sorted, by: \.parent).mapValues { uses in
      uses.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }
  }

  mutating func rewrite(_ page: borrowing QPDFObject) {
    guard let editor = edit(.page), let bytes = walk.streams[.page] ?? nil else { return }
    if editor.isChanged {
      removedCount += editor.removedCount
      replaceContent(of: page, bytes, editor)
    }
    let resources = page["/Resources"]
    if let changed = changed(resources, of: .page, editor) { page.set("/Resources", changed) }
  }

  /// nil for damaged content, which stays as it is.
  private mutating func edit(_ key: StreamKey) -> ContentEditor? {
    guard let bytes = walk.streams[key] ?? nil else { return nil }
    var dropped: Set<[UInt8]> = []
    for use in uses[key] ?? [] {
      let outcome = outcome(of: use)
      if outcome == .empty { dropped.insert(use.name) }
      if outcome != .unchanged { changes[use.owner, default: [:]][use.name] = outcome }
    }
    return ContentEditor(bytes, fates: plan.fates[key] ?? [:], dropped: dropped)
  }

  private mutating func outcome(of use: ContentWalk.Use) -> Outcome {
    let isUnique = (uses[use.parent] ?? []).allSatisfy { $0.name != use.name || $0.form == use.form }
    guard isUnique else {
      isAmbiguous = true
      return .unchanged
    }
    if let known = outcomes[use.form] { return known ?? .unchanged }
    outcomes[use.form] = .some(nil)
    let outcome = rebuild(use.form)
    outcomes[use.form] = outcome
    return outcome
  }

  private mutating func rebuild(_ key: StreamKey) -> Outcome {
    guard let editor = edit(key), let bytes = walk.streams[key] ?? nil else { return .unchanged }
    let form = walk.document.object(id: key.id, generation: key.generation)
    let edited = editor.edited(bytes, 0..<bytes.count)
    removedCount += editor.removedCount
    if edited != nil, editor.paintsNothing { return .empty }
    let resources = form["/Resources"]
    let changed = changed(resources, of: key, editor)
    if edited == nil, changed == nil { return .unchanged }
    let copy = walk.document.stream(edited ?? bytes)
    let values = form.dictionary.copy(without: ["/Length", "/Filter", "/DecodeParms"])
    for name in values.byteKeys { copy.dictionary.set(name, values[name]) }
    if let changed { copy.dictionary.set("/Resources", changed) }
    return .replaced(StreamKey(id: copy.id, generation: copy.generation))
  }
}

// MARK: Objects

extension PageRewriter {
  /// Streams without an operation left go.
  private func replaceContent(of page: borrowing QPDFObject, _ bytes: [UInt8], _ editor: ContentEditor) {
    let contents = page["/Contents"]
    guard contents.kind == .array else {
      page.set("/Contents", walk.document.stream(editor.edited(bytes, 0..<bytes.count) ?? bytes))
      return
    }
    let list = walk.document.object("[ ]")
    for (index, segment) in PageContent(page).segments.enumerated() {
      guard let edited = editor.edited(bytes, segment) else {
        list.append(contents.item(index))
        continue
      }
      if !edited.allSatisfy(ContentByte.isWhiteSpace) { list.append(walk.document.stream(edited)) }
    }
    page.set("/Contents", list)
  }

  /// A copy of resources without fonts and drawings that are gone; nil when they stay as they are.
  private func changed(
    _ resources: borrowing QPDFObject, of key: StreamKey, _ editor: ContentEditor
  ) -> QPDFObject? {
    let drawings = changes[key] ?? [:]
    let fonts = isShared(key) ? [] : editor.unusedFonts
    guard resources.kind == .dictionary, !drawings.isEmpty || !fonts.isEmpty else { return nil }
    let copy = resources.copy()
    if !fonts.isEmpty { replace("/Font", in: copy) { fonts.contains($0) ? .empty : .unchanged } }
    if !drawings.isEmpty { replace("/XObject", in: copy) { drawings[$0] ?? .unchanged } }
    return copy
  }

  private func replace(
    _ category: String, in resources: borrowing QPDFObject, with outcome: ([UInt8]) -> Outcome
  ) {
    let old = resources[category]
    let new = walk.document.object("<< >>")
    var isEmpty = true
    for name in old.byteKeys {
      switch outcome(name) {
      case .empty where !isAmbiguous: continue
      case .replaced(let key): new.set(name, walk.document.object(id: key.id, generation: key.generation))
      default: new.set(name, old[name])
      }
      isEmpty = false
    }
    if isEmpty { resources.remove(category) } else { resources.set(category, new) }
  }

  /// Whether forms without resources of their own use those of the stream.
  private func isShared(_ key: StreamKey) -> Bool { walk.lenders.contains(key) }
}
