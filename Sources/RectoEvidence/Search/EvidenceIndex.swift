public import Foundation
import GRDB
public import RectoModel

/// The passages of a document, and an index to find them by their words: SQLite's full-text search, ranked by BM25. Words of
/// scripts with blanks are indexed as stems, others by three neighbouring characters. From any thread.
public struct EvidenceIndex: Sendable {
  private let database: any DatabaseWriter

  /// An index in memory.
  public init(_ document: Document) throws(RectoError) {
    database = try Self.trying { try DatabaseQueue() }
    try fill(with: document)
  }

  /// An index that `write` made. It is only read. Throws `.resourceUnavailable` when it can't be.
  public init(contentsOf file: URL) throws(RectoError) {
    var configuration = Configuration()
    configuration.readonly = true
    // The file tells nothing to the reader but rows: no views or triggers that call functions.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
    let settings = configuration
    database = try Self.trying { try DatabaseQueue(path: file.path, configuration: settings) }
  }

  /// Writes the index of a document to a new file.
  public static func write(_ document: Document, to file: URL) throws(RectoError) {
    let queue = try trying { try DatabaseQueue(path: file.path) }
    let index = EvidenceIndex(database: queue)
    try index.fill(with: document)
    try trying { try queue.close() }
  }

  private init(database: any DatabaseWriter) { self.database = database }

  // MARK: - Finding

  /// The passages that may answer the question, the best first by BM25 of words, then those by neighbouring
  /// characters; at most so many of each kind.
  func candidates(for question: Question, limit: Int = 60) throws(RectoError) -> [Passage] {
    let words = question.terms.flatMap(\.phrases)
    let grams = question.terms.flatMap(\.fragments)
    return try read { database in
      var found: [Int64] = []
      if !words.isEmpty {
        let sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid LIMIT ?"
        let query = words.map { "\"\($0)\"" }.joined(separator: " OR ")
        found += try Int64.fetchAll(database, sql: sql, arguments: [query, limit])
      }
      found += try Self.rows(holding: grams, limit: limit, database)
      return try Self.passages(Self.unique(found), database)
    }
  }

  /// How many passages there are, and in how many of them each word or fragment stands.
  func counts(of terms: [Question.Term]) throws(RectoError) -> PassageCounts {
    try read { database in
      var counts = PassageCounts(
        passages: try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM passage") ?? 0)
      for term in terms {
        switch term {
        case .word(let stem):
          let sql = "SELECT COUNT(*) FROM words WHERE words MATCH ?"
          counts[term] = try Int.fetchOne(database, sql: sql, arguments: ["\"\(stem)\""]) ?? 0
        case .gram(let gram):
          let sql = "SELECT COUNT(*) FROM passage WHERE instr(letters, ?) > 0"
          counts[term] = try Int.fetchOne(database, sql: sql, arguments: [gram]) ?? 0
        case .concept: break
        }
      }
      return counts
    }
  }

  /// The part of a page's plain text that has these characters, blanks apart; nil when the page has none.
  public func verbatim(_ quote: String, onPage page: Int) throws(RectoError) -> String? {
    let text = try read { database in
      try String.fetchOne(database, sql: "SELECT text FROM page WHERE number = ?", arguments: [page])
    }
    guard var page = text.map(PageText.init) else { return nil }
    return page.verbatim(quote)
  }

  /// The first passages of these kinds.
  func first(_ kinds: [Passage.Kind], limit: Int) throws(RectoError) -> [Passage] {
    try read { database in
      let names = kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
      let sql = "SELECT id FROM passage WHERE kind IN (\(names)) ORDER BY id LIMIT ?"
      return try Self.passages(try Int64.fetchAll(database, sql: sql, arguments: [limit]), database)
    }
  }

  /// Three neighbouring characters are in the index; shorter fragments are looked for everywhere.
  private static func rows(
    holding fragments: [String], limit: Int, _ database: Database
  ) throws -> [Int64] {
    var found: [Int64] = []
    let long = fragments.filter { $0.count >= 3 }
    if !long.isEmpty {
      let sql = "SELECT rowid FROM fragments WHERE fragments MATCH ? ORDER BY bm25(fragments), rowid LIMIT ?"
      let query = long.map { "\"\($0)\"" }.joined(separator: " OR ")
      found += try Int64.fetchAll(database, sql: sql, arguments: [query, limit])
    }
    for fragment in fragments where fragment.count < 3 {
      let sql = "SELECT id FROM passage WHERE instr(letters, ?) > 0 ORDER BY id LIMIT ?"
      found += try Int64.fetchAll(database, sql: sql, arguments: [fragment, limit])
    }
    return found
  }

  private static func unique(_ numbers: [Int64]) -> [Int64] {
    var seen: Set<Int64> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  private static func passages(_ ids: [Int64], _ database: Database) throws -> [Passage] {
    try ids.compactMap { id in
      try Row.fetchOne(database, sql: "SELECT * FROM passage WHERE id = ?", arguments: [id]).map(Passage.init)
    }
  }

  // MARK: - Filling

  private func fill(with document: Document) throws(RectoError) {
    let (passages, pages) = try PassageReader.read(document)
    try Self.trying {
      try database.write { database in
        try database.execute(sql: EvidenceSchema.text)
        for (index, text) in pages.enumerated() {
          try database.execute(
            sql: "INSERT INTO page (number, text) VALUES (?, ?)", arguments: [index + 1, text])
        }
        for (number, passage) in passages.enumerated() {
          try passage.insert(into: database, id: Int64(number + 1))
        }
      }
    }
  }

  private func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(RectoError) -> Value {
    try Self.trying { try database.read(body) }
  }

  private static func trying<Value>(_ body: () throws -> Value) throws(RectoError) -> Value {
    do {
      return try body()
    } catch {
      throw RectoError(
        .resourceUnavailable, "The index of the document can't be used; is the disk full?", cause: "\(error)")
    }
  }
}

/// In how many passages terms stand.
struct PassageCounts: Sendable {
  var passages: Int
  private var counts: [Question.Term: Int] = [:]

  init(passages: Int) { self.passages = passages }

  subscript(term: Question.Term) -> Int? {
    get { counts[term] }
    set { counts[term] = newValue }
  }
}

extension Question.Term {
  /// For the index of words: stems, or phrases of stems.
  fileprivate var phrases: [String] {
    switch self {
    case .word(let stem): [stem]
    case .gram: []
    case .concept(let concept):
      concept.names.map { $0.tokens.compactMap(\.stem).joined(separator: " ") }.filter { !$0.isEmpty }
    }
  }

  /// For scripts without blanks.
  fileprivate var fragments: [String] {
    switch self {
    case .word: []
    case .gram(let gram): [gram]
    case .concept(let concept): concept.names.compactMap { $0.tokens.first?.run }
    }
  }
}

extension SearchToken {
  var stem: String? { if case .word(let stem) = self { stem } else { nil } }
  var run: String? { if case .run(let run) = self { run } else { nil } }
}
