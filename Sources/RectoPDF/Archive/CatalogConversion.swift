/// What stands in the catalog: forms, layers, scripts, attachments.
struct CatalogConversion {
  let document: QPDFDocument
  let level: ArchiveLevel

  func apply(_ changes: inout ArchiveChanges) {
    let catalog = document.catalog
    catalog.set("/Type", "/Catalog")
    remove("/JavaScript", from: catalog["/Names"], "scripts are removed", &changes)
    remove(
      "/AlternatePresentations", from: catalog["/Names"], "alternate presentations are removed", &changes)
    remove("/Requirements", from: catalog, "requirements to readers are removed", &changes)
    remove("/NeedsRendering", from: catalog, "the request to draw an XFA form is removed", &changes)
    remove("/Perms", from: catalog, "usage rights are removed", &changes)
    catalog.remove("/Version")
    if level.part == .one { catalog.remove("/Extensions") }
    applyForm(&changes)
    if !catalog["/OCProperties"].isNull, level.part != .one { applyLayers(&changes) }
    if level.part == .three { applyAttachments(&changes) }
  }

  private func remove(
    _ key: String, from object: borrowing QPDFObject, _ sentence: String, _ changes: inout ArchiveChanges
  ) {
    guard !object[key].isNull else { return }
    object.remove(key)
    changes.note(sentence)
  }

  private func applyForm(_ changes: inout ArchiveChanges) {
    let form = document.catalog["/AcroForm"]
    guard form.kind == .dictionary else { return }
    remove("/NeedAppearances", from: form, "the request to draw form fields anew is removed", &changes)
    if form["/Fields"].count > 0 {
      remove("/XFA", from: form, "the XFA copy of the form is removed", &changes)
    }
  }

  // MARK: Layers

  private func applyLayers(_ changes: inout ArchiveChanges) {
    let layers = document.catalog["/OCProperties"]
    if layers["/D"].kind != .dictionary { layers.set("/D", "<< >>") }
    let configurations = layers["/Configs"]
    var names: Set<String> = []
    applyConfiguration(layers["/D"], layers: layers["/OCGs"], names: &names, &changes)
    for index in 0..<configurations.count {
      applyConfiguration(configurations.item(index), layers: layers["/OCGs"], names: &names, &changes)
    }
  }

  private func applyConfiguration(
    _ configuration: borrowing QPDFObject, layers: borrowing QPDFObject, names: inout Set<String>,
    _ changes: inout ArchiveChanges
  ) {
    remove("/AS", from: configuration, "layers that switch by themselves no longer do", &changes)
    let name = configuration["/Name"].text ?? ""
    if name.isEmpty || names.contains(name) {
      var number = names.count + 1
      while names.contains("Layers \(number)") { number += 1 }
      configuration.set("/Name", document.string("Layers \(number)"))
      changes.note("the arrangement of layers gets a name")
    }
    names.insert(configuration["/Name"].text ?? "")
    guard configuration["/Order"].kind == .array else { return }
    var listed: Set<Int> = []
    collect(configuration["/Order"], into: &listed, depth: 0)
    for index in 0..<layers.count where !listed.contains(layers.item(index).id) {
      configuration["/Order"].append(layers.item(index))
      changes.note("layers are listed")
    }
  }

  private func collect(_ order: borrowing QPDFObject, into listed: inout Set<Int>, depth: Int) {
    guard depth < 32 else { return }
    for index in 0..<order.count {
      let item = order.item(index)
      if item.kind == .array {
        collect(item, into: &listed, depth: depth + 1)
      } else {
        listed.insert(item.id)
      }
    }
  }

  // MARK: Attachments

  private func applyAttachments(_ changes: inout ArchiveChanges) {
    var (files, associated): ([Int], Set<Int>) = ([], [])
    var walk = ObjectWalk(document)
    walk.run { object, owner in
      let list = object["/AF"]
      for index in 0..<list.count { associated.insert(list.item(index).id) }
      if !object["/EF"].isNull, object.isIndirect { files.append(owner) }
    }
    for id in files.sorted() {
      complete(document.object(id: id), isAssociated: associated.contains(id), &changes)
    }
  }

  private func complete(_ file: borrowing QPDFObject, isAssociated: Bool, _ changes: inout ArchiveChanges) {
    let name = file["/UF"].text ?? file["/F"].text ?? "attachment"
    file.set("/Type", "/Filespec")
    for key in ["/F", "/UF"] where file[key].isNull { file.set(key, document.string(name)) }
    let streams = file["/EF"]
    if streams["/F"].isNull { streams.set("/F", streams["/UF"]) }
    if file["/AFRelationship"].isNull {
      file.set("/AFRelationship", "/Unspecified")
      changes.note("attachments tell how they belong to the file")
    }
    for key in streams.keys where streams[key].isStream {
      if streams[key]["/Subtype"].isNull {
        streams[key].dictionary.set("/Subtype", document.name("/application/octet-stream"))
      }
    }
    guard !isAssociated else { return }
    if document.catalog["/AF"].kind != .array { document.catalog.set("/AF", "[]") }
    document.catalog["/AF"].append(file)
  }
}
