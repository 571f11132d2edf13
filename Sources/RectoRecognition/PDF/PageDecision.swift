import RectoModel

/// What is done with a page of a PDF, and why.
struct PageDecision: Sendable, Hashable {
  /// What is to be recognised.
  enum Reading: Sendable, Hashable {
    case nothing
    /// All that is not readable text.
    case everything
    /// These parts of it.
    case areas([Rect])
  }

  var treatment: OriginalPage.Treatment
  var reason: String
  var reading: Reading

  /// For a page whose recognition failed.
  static let unread = PageDecision(.kept, "it could not be read")

  /// For a page with hidden text, where recognition finds none.
  static let nothingBetter = PageDecision(.kept, "nothing was read that could replace its hidden text")

  private init(_ treatment: OriginalPage.Treatment, _ reason: String, reading: Reading = .nothing) {
    self.treatment = treatment
    self.reason = reason
    self.reading = reading
  }

  init(_ facts: PageFacts, mode: OCRMode) {
    if let damage = facts.damage, mode != .none {
      self = Self(.pictured, damage, reading: .everything)
      return
    }
    switch mode {
    case .auto: self = .automatic(facts)
    case .skip: self = facts.hasText ? Self(.kept, "it has text") : .textless(facts)
    case .redo: self = .redo(facts)
    case .force: self = Self(.pictured, "as asked", reading: .everything)
    case .strip:
      self = facts.hidden.isEmpty ? Self(.kept, "no hidden text") : Self(.stripped, "as asked")
    case .none: self = Self(.kept, "as asked")
    }
  }
}

extension PageDecision {
  /// Characters that make a page one of text: a stamp, a header and a page number have fewer.
  private static let realText = 400
  /// Unreadable characters: fewer are ornaments.
  private static let realNonsense = 20
  /// Of unreadable among all characters, from which on the whole page is read.
  private static let unreadableShare = 0.3
  /// Of the page: smaller pictures are logos.
  private static let leastPicture = 0.1

  private static func automatic(_ facts: PageFacts) -> PageDecision {
    let (readable, unreadable) = (facts.readable.characters, facts.unreadable.characters)
    if unreadable > realNonsense, Double(unreadable) > unreadableShare * Double(readable + unreadable) {
      return replacing(facts, "its fonts don't tell what the text says")
    }
    let pictures = facts.unreadPictures
    let share = pictures.map(\.box.area).reduce(0, +) / facts.area
    let isText = readable >= realText && share < 0.5
    if !facts.hidden.isEmpty, !isText {
      return facts.pictures.isEmpty && facts.paths == 0
        ? Self(.kept, "hidden text and nothing to read in its place")
        : replacing(facts, "hidden text of an earlier recognition")
    }
    if readable == 0 { return textless(facts) }
    if unreadable > realNonsense {
      let areas = facts.unreadable.map { $0.box.grown(by: 1) }
      return Self(
        facts.hidden.isEmpty ? .added : .redone, "some of its fonts don't tell what the text says",
        reading: .areas(areas + (isText ? [] : pictures.map(\.box))))
    }
    if isText { return Self(.kept, "it has text") }
    if share >= leastPicture {
      return Self(.added, "pictures without text", reading: .areas(pictures.map(\.box)))
    }
    // Words that were drawn as curves look like text and are none.
    if readable < 50, facts.paths >= 200 {
      return Self(.added, "little text and many curves", reading: .everything)
    }
    return Self(.kept, "it has text")
  }

  private static func redo(_ facts: PageFacts) -> PageDecision {
    facts.hidden.isEmpty
      ? Self(.added, "as asked", reading: .everything)
      : Self(.redone, "as asked", reading: .everything)
  }

  private static func replacing(_ facts: PageFacts, _ reason: String) -> PageDecision {
    Self(facts.hidden.isEmpty ? .added : .redone, reason, reading: .everything)
  }

  private static func textless(_ facts: PageFacts) -> PageDecision {
    facts.pictures.isEmpty && facts.paths == 0 && facts.unreadable.isEmpty
      ? Self(.kept, "it is blank") : Self(.added, "no text", reading: .everything)
  }
}

extension PageFacts {
  fileprivate var hasText: Bool { !(readable.isEmpty && unreadable.isEmpty && hidden.isEmpty) }

  /// Large enough to hold text, sharp enough to read it, and not under text already.
  fileprivate var unreadPictures: [Picture] {
    pictures.filter { picture in
      // A page of text has a character on every 72 square points.
      let full = picture.box.area / 72
      return picture.box.area >= area / 50 && picture.unitsPerInch >= 60
        && Double(characters(in: picture.box)) < full / 20
    }
  }
}
