internal import Foundation
internal import RectoModel

/// Makes pages of the elements of a file, one after the other.
protocol PageBuilder {
  var made: MadePages { get set }
  var notes: ReadNotes { get set }
  mutating func take(_ event: MarkupEvent, of source: some MarkupSource) throws(RectoError)
  /// When all is read: throws when there was no page.
  func checkPages() throws(RectoError)
}

/// One that looks at the beginnings and ends of elements alone, and takes what is in some of them whole.
protocol ElementPageBuilder: PageBuilder {
  mutating func start(_ element: MarkupElement, of source: some MarkupSource) throws(RectoError)
  mutating func end(_ name: String) throws(RectoError)
}

extension ElementPageBuilder {
  mutating func take(_ event: MarkupEvent, of source: some MarkupSource) throws(RectoError) {
    switch event {
    case .start(let element): try start(element, of: source)
    case .end(let name, _): try end(name)
    case .text: break
    }
  }
}

/// The pages of a file of elements. Memory grows neither with the file nor with their number.
final class MarkupPages<Builder: PageBuilder>: PageFile {
  private var builder: Builder
  private var source: (any MarkupSource)?
  private let context: ReadContext
  private let foreword: Diagnostic?
  private let nextSource: (inout ReadNotes) throws(RectoError) -> (any MarkupSource)?
  private var isDone = false

  /// `nextSource` opens the file, and what else stands in the same stream; nil behind the last one. `foreword` is reported
  /// before all else.
  init(
    _ builder: Builder, context: ReadContext, foreword: Diagnostic? = nil,
    nextSource: @escaping (inout ReadNotes) throws(RectoError) -> (any MarkupSource)?
  ) {
    self.builder = builder
    self.context = context
    self.foreword = foreword
    self.nextSource = nextSource
  }

  var metadata: DocumentMetadata { builder.made.metadata }
  var sources: [Source] { builder.made.sources }

  func next() throws(RectoError) -> Page? {
    try context.named { () throws(RectoError) in try read() }
  }

  private func read() throws(RectoError) -> Page? {
    while !isDone {
      if let page = builder.made.take() { return page }
      guard let current = source else {
        source = try nextSource(&builder.notes)
        if source == nil { try finish() }
        continue
      }
      if let event = try current.next() {
        try builder.take(event, of: current)
      } else {
        source = nil
      }
    }
    return nil
  }

  private func finish() throws(RectoError) {
    try builder.checkPages()
    if let foreword { context.report(foreword) }
    builder.notes.report(to: context)
    isDone = true
  }
}
