public import Foundation
public import RectoModel

/// Reads pages with a vision model, and believes it only what there is something of on the page: words stand where the local
/// engine saw them, or between those at ink of their size that it did not read; what loops or stands nowhere on the page is
/// replaced by the local reading. From any task.
public struct VisionReader: Sendable {
  /// What a model says that sees the picture of a page.
  public typealias Transcribe = @Sendable (_ picture: Data, _ number: Int) async throws(RectoError) -> String

  private let transcribe: Transcribe
  private let identity: EngineIdentity

  /// Below this share of letters with a place, the page is taken as made up.
  private static let leastSupport = 0.55
  /// Below this share of what the local engine was sure of, much of the page is missing.
  private static let leastCoverage = 0.5

  public init(_ endpoint: ModelEndpoint) {
    let model = VisionModel(endpoint)
    self.init(model: endpoint.model) { picture, _ throws(RectoError) in try await model.transcribe(picture) }
  }

  /// With a model that is asked in another way.
  public init(model: String, transcribe: @escaping Transcribe) {
    self.transcribe = transcribe
    identity = EngineIdentity(name: "vision", version: "1", models: [model])
  }

  /// The page as the model reads it, or as it was when the model can't be believed or reached; with what is to be said about
  /// it. `picture` is the page upright, as a PNG; `ink` are the boxes of its connected ink in page units. Throws `.cancelled`
  /// only.
  public func revise(
    _ page: Page, picture: Data, ink: [Rect], number: Int
  ) async throws(RectoError) -> (page: Page, notes: [Diagnostic]) {
    let reply: String
    do {
      reply = try await transcribe(picture, number)
    } catch {
      if error.code == .cancelled { throw error }
      return (page, [.engineNote(page: number, note: "read locally: \(error.message)")])
    }
    return place(PictureReading(markdown: reply), on: page, ink: ink, number: number)
  }

  func place(
    _ reading: PictureReading, on page: Page, ink: [Rect], number: Int
  ) -> (page: Page, notes: [Diagnostic]) {
    let words = reading.pieces.flatMap { $0.text.split(whereSeparator: \.isWhitespace).map(String.init) }
    func kept(_ reason: String) -> (page: Page, notes: [Diagnostic]) {
      (page, [.engineNote(page: number, note: "read locally: \(reason)")])
    }
    guard !words.isEmpty else { return kept("the vision model found nothing") }
    guard !Repetition.isLoop(words, unlike: page.words.map(\.text)) else {
      return kept("the vision model repeated itself")
    }
    let placed = PlacedReading(reading, on: page, ink: ink, number: number, identity: identity)
    guard placed.support >= Self.leastSupport else {
      return kept("what the vision model says does not stand on the page")
    }
    guard placed.coverage >= Self.leastCoverage else {
      return kept("the vision model left out much of the page")
    }
    var read = page
    read.blocks = placed.blocks + page.blocks.filter(\.isPicture)
    read.provenance = Provenance(
      source: page.provenance?.source, page: page.provenance?.page, engine: identity)
    var notes: [Diagnostic] = []
    if placed.added > 0 {
      let words = placed.added == 1 ? "a word stands" : "\(placed.added) words stand"
      notes.append(
        .engineNote(
          page: number, note: "\(words) at ink that the vision model alone has read; look at them"))
    }
    notes += placed.unsupported.map { text in
      .engineNote(
        page: number, note: "left out, since it does not stand on the page: \(String(text.prefix(60)))")
    }
    return (read, notes)
  }
}

extension Block {
  /// Pictures, which a reading in words does not hold.
  fileprivate var isPicture: Bool {
    switch content {
    case .figure(let figure): figure.asset != nil && figure.lines.isEmpty
    default: false
    }
  }
}
