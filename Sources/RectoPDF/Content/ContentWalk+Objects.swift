import RectoModel

// Pictures and forms.
extension ContentWalk {
  mutating func draw(_ name: [UInt8]) {
    switch frame.resources.drawing(name) {
    case .nothing: isComplete = false
    case .image(var image, let isOptional):
      image.path = frame.path + [Self.text(name)]
      place(image, isOptional: isOptional)
    case .form(let form): draw(form, name)
    }
  }

  mutating func draw(_ inline: InlineImage) {
    let image = PageContentSummary.Image(
      box: page, placement: .identity, pixelWidth: inline.pixelWidth, pixelHeight: inline.pixelHeight, id: 0,
      generation: 0, path: frame.path, isMask: inline.isMask, isOpaque: !inline.isMask)
    place(image, isOptional: false)
  }

  private mutating func place(_ image: PageContentSummary.Image, isOptional: Bool) {
    markClippingText()
    var image = image
    image.placement = state.matrix
    let box = state.matrix.apply(to: Rect(x: 0, y: 0, width: 1, height: 1))
    guard let visible = box.intersection(state.clip) else { return }
    image.box = visible
    image.isOpaque = image.isOpaque && !state.isSeeThrough && !isOptional && optionalCount == 0
    if image.isOpaque { covers.append(Cover(image: images.count, textCount: shown.count)) }
    images.append(image)
  }

  private mutating func draw(_ form: ContentResources.Form, _ name: [UInt8]) {
    guard form.key != .page, !frame.active.contains(form.key) else {
      isComplete = false
      return
    }
    guard frame.active.count < Self.maximumDepth, formsLeft > 0 else {
      isCutShort = true
      return
    }
    formsLeft -= 1
    uses.insert(Use(parent: frame.key, name: name, form: form.key, owner: form.owner))
    if form.resources.owner != form.key { lenders.insert(form.resources.owner) }
    let outside = (frame, state, path, textMatrix, lineMatrix, isInText, pendingClippingText, unsavedCount)
    enter(form, name)
    let (bytes, isWhole) = content(of: form.key)
    run(bytes, isWhole: isWhole)
    leave()
    if form.isOptional { optionalCount -= 1 }
    (frame, state, path, textMatrix, lineMatrix, isInText, pendingClippingText, unsavedCount) = outside
  }

  private mutating func enter(_ form: ContentResources.Form, _ name: [UInt8]) {
    frame = Frame(
      key: form.key, resources: form.resources, path: frame.path + [Self.text(name)], savedBase: saved.count,
      markedBase: marked.count, active: frame.active + [form.key])
    (path, isInText, pendingClippingText, unsavedCount) = (
      PathOutline(isTraced: isDrawingWanted), false, [], 0
    )
    concatenate(form.matrix)
    if let box = form.box {
      state.intersectClip(state.matrix.apply(to: box), isExact: state.matrix.keepsBoxes)
    }
    if form.isGroup { state.enterGroup() }
    if form.isOptional { optionalCount += 1 }
    line += 1
  }

  private mutating func leave() {
    saved.removeLast(saved.count - frame.savedBase)
    while marked.count > frame.markedBase, let isOptional = marked.popLast() {
      if isOptional { optionalCount -= 1 }
    }
    line += 1
  }

  private func content(of form: StreamKey) -> (bytes: [UInt8], isWhole: Bool) {
    if let known = streams[form], let bytes = known { return (bytes, true) }
    let stream = document.object(id: form.id, generation: form.generation)
    guard let data = stream.streamData(.generalized) else { return ([], false) }
    return ([UInt8](data), true)
  }

  private static func text(_ name: [UInt8]) -> String { String(decoding: name.dropFirst(), as: UTF8.self) }
}
