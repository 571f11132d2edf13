import Foundation
import RectoFormats
import RectoModel

/// One large document that was recognised elsewhere, read and written page by page: memory doesn't grow with its pages.
/// The files are those that the whole document would become, byte for byte.
struct PageWiseConversion {
  private let conversion: DocumentConversion
  private let file: PagedFile
  private let needs: [PageNeeds]
  private let spool: URL

  /// nil where an input or an output needs the whole document. Throws what is wrong with the input.
  init?(_ conversion: DocumentConversion, spool: URL) throws(RectoError) {
    var needs: [PageNeeds] = []
    for target in conversion.targets {
      guard let of = try target.writer.pageNeeds(options: target.options) else { return nil }
      needs.append(of)
    }
    guard
      let file = try PagedFile(
        conversion.inputs, of: conversion.job, from: conversion.leastPagedBytes)
    else { return nil }
    self.conversion = conversion
    self.file = file
    self.needs = needs
    self.spool = spool
  }

  /// False, and nothing written or reported, for a document that is needed whole. Throws what is wrong with the input,
  /// before any file is in its place, and `.cancelled`.
  func run(_ report: inout JobReport) throws(RectoError) -> Bool {
    let start = ContinuousClock.now
    var first: (index: Int, written: DocumentConversion.Written)?
    do throws(RectoError) {
      first = try writeFirst()
      try file.look()
    } catch {
      if file.isWhole { return false }
      throw error
    }
    guard let survey = file.survey, fits(survey) else { return false }
    let seconds = first == nil ? (ContinuousClock.now - start).seconds : 0
    tell(survey, &report)
    for (index, target) in conversion.targets.enumerated() {
      if let first, first.index == index {
        conversion.add(first.written, of: target, to: &report)
      } else {
        conversion.add(try write(target, needs[index], seconds: seconds), of: target, to: &report)
      }
    }
    return true
  }

  /// What can be written, or planned, while the pages are looked at for the first time: words alone, and what is planned over
  /// all pages. nil where there is none, or what the last pages told made the plan a wrong one.
  private func writeFirst() throws(RectoError) -> (index: Int, written: DocumentConversion.Written)? {
    if needs == [[]] { return (0, try write(conversion.targets[0], [], seconds: 0)) }
    guard let index = needs.firstIndex(where: { $0.contains(.plan) }) else { return nil }
    file.goesOn = { survey in survey.isSettled && fits(survey) }
    let written = try write(conversion.targets[index], needs[index], seconds: 0)
    defer { file.goesOn = nil }
    return file.goesOn == nil ? nil : (index, written)
  }

  private func fits(_ survey: PageSurvey) -> Bool {
    if survey.changesLanguage, needs.contains(where: { $0.contains(.facts) }) { return false }
    let hasTables = needs.contains { $0.contains(.tables) }
    if hasTables, survey.tables.isScattered { return false }
    guard survey.hasContinuations else { return true }
    return !needs.contains { $0.contains(.separateBlocks) } && !(hasTables && survey.tables.count == 0)
  }

  private func tell(_ survey: PageSurvey, _ report: inout JobReport) {
    conversion.progress(.opened(input: file.input.name, pages: survey.pageCount))
    for page in 0..<survey.pageCount { conversion.progress(.page(input: file.input.name, page: page + 1)) }
    for diagnostic in survey.diagnostics { conversion.note(diagnostic, format: nil, &report) }
  }

  /// Throws what is wrong with the input, and `.cancelled`.
  private func write(
    _ target: OutputPlan.Target, _ needs: PageNeeds, seconds: Double
  ) throws(RectoError) -> DocumentConversion.Written {
    let nothing = RecognizedDocument(
      document: Document(pages: []), assets: AssetStore([]), sources: [], diagnostics: [], failures: [])
    let written = try conversion.written(nothing, spool: spool) { context, outputs throws(RectoError) in
      if needs.contains([.files, .tables]), (file.survey?.tables.count ?? 0) > 1, !target.isStream {
        try writeTables(target, seconds: seconds, context: context, &outputs)
      } else if needs.contains(.files), !needs.contains(.tables), file.pageCount > 1, !target.isStream {
        try writeFiles(target, seconds: seconds, context: context, &outputs)
      } else {
        outputs.append(try writeOne(target, seconds: seconds, context: context))
      }
    }
    if let failure = file.failure { throw failure }
    return written
  }

  private func writeOne(
    _ target: OutputPlan.Target, seconds: Double, context: WriteContext
  ) throws(RectoError) -> OutputReport {
    let (start, read) = (ContinuousClock.now, file.readingTime)
    var output = try AtomicFile(target.file)
    try target.writer.write(pagesOf: file, options: target.options, to: &output, context: context)
    if Task.isCancelled { throw .cancelled }
    let bytes = try output.commit()
    let time = ContinuousClock.now - start
    return OutputReport(
      file: target.file, format: target.writer.format.id, inputs: [file.input.name], bytes: bytes,
      pages: file.pageCount, words: file.survey?.words.count ?? 0,
      meanConfidence: file.survey?.words.meanConfidence, seconds: seconds + time.seconds,
      writingSeconds: (time - (file.readingTime - read)).seconds)
  }

  /// Of each page.
  private func writeFiles(
    _ target: OutputPlan.Target, seconds: Double, context: WriteContext, _ outputs: inout [OutputReport]
  ) throws(RectoError) {
    try file.forEachPage { index, page throws(RectoError) in
      let part = DocumentPart(pageAlone: index + 1, name: "p\(index + 1)")
      let alone = Document(metadata: file.metadata, sources: file.sources, pages: [page])
      let place = try conversion.plan.file(of: part, for: target)
      outputs.append(try conversion.write((alone, seconds), to: target, at: place, context: context))
    }
  }

  /// Of each table.
  private func writeTables(
    _ target: OutputPlan.Target, seconds: Double, context: WriteContext, _ outputs: inout [OutputReport]
  ) throws(RectoError) {
    file.survey?.tables.diagnostics.forEach(context.report)
    try target.writer.forEachPart(of: file, options: target.options) { part throws(RectoError) in
      let page = Page(size: Size(width: 1, height: 1), resolution: .measured(1), blocks: part.blocks)
      let alone = Document(metadata: file.metadata, sources: file.sources, pages: [page])
      let place = try conversion.plan.file(of: part, for: target)
      outputs.append(
        try conversion.write((alone, seconds), to: target, at: place, from: part.page - 1, context: context))
    }
  }
}
