/// What stands on pages: links, notes, form fields, and forms without resources.
struct PageConversion {
  let document: QPDFDocument
  let level: ArchiveLevel

  func apply(_ changes: inout ArchiveChanges) {
    for index in 0..<document.pageCount {
      let page = document.page(index)
      page.remove("/PresSteps")
      if !page["/Trans"].isNull {
        page.remove("/Trans")
        changes.note("page transitions are removed")
      }
      if page["/Resources"].isNull { page.set("/Resources", "<< >>") }
      var seen: Set<Int> = []
      applyResources(page["/Resources"], seen: &seen, depth: 0, &changes)
      applyAnnotations(page, &changes)
    }
  }

  /// A form that relies on the resources of its page gets them as its own.
  private func applyResources(
    _ resources: borrowing QPDFObject, seen: inout Set<Int>, depth: Int, _ changes: inout ArchiveChanges
  ) {
    guard depth < 64 else { return }
    for kind in ["/XObject", "/Pattern"] {
      let objects = resources[kind]
      for key in objects.keys {
        let object = objects[key]
        guard object.isStream, !object["/Subtype"].isName("/Image"), seen.insert(object.id).inserted else {
          continue
        }
        applyForm(object, resources: resources, &changes)
        applyResources(object["/Resources"], seen: &seen, depth: depth + 1, &changes)
      }
    }
    let fonts = resources["/Font"]
    for key in fonts.keys where fonts[key]["/Subtype"].isName("/Type3") && fonts[key]["/Resources"].isNull {
      fonts[key].set("/Resources", resources.shallowCopy())
      changes.note("drawn fonts get the resources of their page")
    }
  }

  private func applyForm(
    _ form: borrowing QPDFObject, resources: borrowing QPDFObject, _ changes: inout ArchiveChanges
  ) {
    guard form["/Resources"].isNull else { return }
    form.dictionary.set("/Resources", resources.shallowCopy())
    changes.note("forms get the resources of their page")
  }

  // MARK: Annotations

  private func applyAnnotations(_ page: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let annotations = page["/Annots"]
    for index in (0..<annotations.count).reversed() {
      let annotation = annotations.item(index)
      guard annotation.kind == .dictionary else {
        annotations.removeItem(index)
        continue
      }
      if AnnotationLook.isHidden(annotation) {
        annotations.removeItem(index)
        changes.note("hidden annotations are removed")
      } else {
        apply(to: annotation, page: page, &changes)
      }
    }
  }

  private func apply(
    to annotation: borrowing QPDFObject, page: borrowing QPDFObject, _ changes: inout ArchiveChanges
  ) {
    let flags = annotation["/F"].integer
    let isNote = annotation["/Subtype"].isName("/Text") && level.part == .one
    let wanted = flags & ~(1 | 2 | 32 | 256) | 4 | (isNote ? 24 : 0)
    if !annotation["/Subtype"].isName("/Popup"), flags != wanted {
      annotation.set("/F", "\(wanted)")
      changes.note("annotations are printed with their page")
    }
    if annotation["/Subtype"].isName("/Widget"), !annotation["/A"].isNull {
      annotation.remove("/A")
      changes.note("actions of form fields are removed")
    }
    if AnnotationLook.isBlankField(annotation), !AnnotationLook.isExempt(annotation) {
      annotation.set("/AP", "<< >>")
      annotation["/AP"].set("/N", blank(annotation))
      changes.note("empty form fields get an empty appearance")
    }
    applyLook(annotation, &changes)
  }

  private func blank(_ annotation: borrowing QPDFObject) -> QPDFObject {
    let box = annotation["/Rect"].numbers ?? []
    let (width, height) = box.count == 4 ? (abs(box[2] - box[0]), abs(box[3] - box[1])) : (0, 0)
    let form = document.stream([])
    form.dictionary.set("/Type", "/XObject")
    form.dictionary.set("/Subtype", "/Form")
    form.dictionary.set("/BBox", "[0 0 \(width) \(height)]")
    form.dictionary.set("/Resources", "<< >>")
    return form
  }

  /// The normal appearance alone stays: a form, or for buttons one for each state.
  private func applyLook(_ annotation: borrowing QPDFObject, _ changes: inout ArchiveChanges) {
    let looks = annotation["/AP"]
    for key in ["/R", "/D"] where !looks[key].isNull {
      looks.remove(key)
      changes.note("appearances under the pointer are removed")
    }
    let normal = looks["/N"]
    if normal.isStream, AnnotationLook.isButton(annotation) {
      let states = document.object("<< >>")
      states.set("/Off", normal)
      looks.set("/N", states)
      annotation.set("/AS", "/Off")
    } else if !normal.isStream, !AnnotationLook.isButton(annotation),
      let state = AnnotationLook.state(annotation)
    {
      looks.set("/N", normal[state])
    }
  }
}
