/// Which text of a page's streams goes.
struct RemovalPlan {
  /// By where the operations start.
  private(set) var fates: [StreamKey: [Int: ContentEditor.Fate]] = [:]
  /// Text-showing operations that are hidden, if only once, in a way that is wanted gone.
  private(set) var hiddenCount = 0

  /// An operation over all the times that it is carried out.
  fileprivate struct Operation {
    var start: Int
    var line: Int
    var isHiddenOnce = false
    var isHidden = true
    var isBlank = true
    var displacement: Double?
  }

  init(_ walk: ContentWalk, _ kinds: HiddenText) {
    var operations: [StreamKey: [Operation]] = [:]
    var places: [StreamKey: [Int: Int]] = [:]
    for shown in walk.shown {
      let isNew = places[shown.stream]?[shown.start] == nil
      let place = places[shown.stream]?[shown.start] ?? operations[shown.stream]?.count ?? 0
      if isNew {
        places[shown.stream, default: [:]][shown.start] = place
        operations[shown.stream, default: []].append(
          Operation(start: shown.start, line: shown.line, displacement: shown.displacement))
      }
      operations[shown.stream]?[place].add(shown, kinds)
    }
    for (stream, list) in operations {
      hiddenCount += list.count { $0.isHiddenOnce }
      fates[stream] = Self.fates(list)
    }
  }

  /// Text that is seen must stay where it is: what goes in front of it on its line leaves a displacement.
  fileprivate static func fates(_ operations: [Operation]) -> [Int: ContentEditor.Fate] {
    var fates: [Int: ContentEditor.Fate] = [:]
    var (line, isFollowed) = (-1, false)
    for operation in operations.reversed() {
      if operation.line != line { (line, isFollowed) = (operation.line, false) }
      if operation.isBlank {
        fates[operation.start] = .blank
      } else if operation.isHidden, !isFollowed {
        fates[operation.start] = .remove(displacement: nil)
      } else if operation.isHidden, let displacement = operation.displacement {
        fates[operation.start] = .remove(displacement: displacement)
      } else {
        fates[operation.start] = .keep
        isFollowed = true
      }
    }
    return fates
  }
}

extension RemovalPlan.Operation {
  fileprivate mutating func add(_ shown: ContentWalk.Shown, _ kinds: HiddenText) {
    if let known = displacement, let other = shown.displacement, abs(known - other) < 1e-3 {
      displacement = known
    } else {
      displacement = nil
    }
    guard shown.text.codeCount > 0 else { return }
    isBlank = false
    let isHidden = !shown.text.hidden.isDisjoint(with: kinds)
    self.isHidden = self.isHidden && isHidden
    isHiddenOnce = isHiddenOnce || isHidden
  }
}
