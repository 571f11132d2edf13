/// The actions that PDF/A forbids: what runs programs, plays, or changes what is seen.
struct ActionRules {
  let level: ArchiveLevel

  private static let allowed: Set<String> = [
    "/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/SubmitForm", "/Named",
  ]
  private static let names: Set<String> = ["/NextPage", "/PrevPage", "/FirstPage", "/LastPage"]

  /// For a destination, or what is no action, false.
  func forbids(_ action: borrowing QPDFObject) -> Bool {
    guard action.kind == .dictionary, let kind = action["/S"].name else { return false }
    if level.part == .one, kind == "/GoToE" { return true }
    if kind == "/Named" { return !Self.names.contains(action["/N"].name ?? "") }
    return !Self.allowed.contains(kind)
  }

  /// Removes the forbidden actions that an object starts.
  func clean(_ object: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    for key in ["/A", "/PA", "/OpenAction"] where forbids(object[key]) {
      changes.note("\(object[key]["/S"].name?.dropFirst() ?? "unknown") actions are removed")
      object.remove(key)
    }
    if !object["/AA"].isNull, object["/AA"].kind == .dictionary {
      changes.note("actions that start by themselves are removed")
      object.remove("/AA")
    }
    cleanNext(object, &changes)
  }

  private func cleanNext(_ object: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    guard !object["/S"].isNull else { return }
    let next = object["/Next"]
    if forbids(next) {
      object.remove("/Next")
      changes.note("actions that follow others are removed")
    }
    for index in (0..<next.count).reversed() where forbids(next.item(index)) {
      next.removeItem(index)
      changes.note("actions that follow others are removed")
    }
    if next.kind == .array, next.count == 0 { object.remove("/Next") }
  }
}
