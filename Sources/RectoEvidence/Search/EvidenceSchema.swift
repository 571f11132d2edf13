import Foundation
import GRDB
import RectoModel

/// The tables of an index.
enum EvidenceSchema {
  /// `letters` holds what is written without blanks, for fragments of one or two characters.
  static let text = """
    CREATE TABLE page (number INTEGER PRIMARY KEY NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE TABLE passage (
      id INTEGER PRIMARY KEY NOT NULL,
      page INTEGER NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      label TEXT NOT NULL,
      fields TEXT NOT NULL,
      snippet TEXT NOT NULL,
      context TEXT NOT NULL,
      letters TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE words USING fts5 (
      stems, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
    CREATE VIRTUAL TABLE fragments USING fts5 (letters, content='', tokenize='trigram');
    """
}

extension Passage {
  init(_ row: Row) throws {
    let fields: String = row["fields"]
    self.init(
      page: row["page"], kind: Kind(rawValue: row["kind"]) ?? .sentence, text: row["text"],
      label: row["label"], fields: try JSONDecoder().decode([Field].self, from: Data(fields.utf8)),
      snippet: row["snippet"], context: row["context"])
  }

  func insert(into database: Database, id: Int64) throws {
    let words = SearchToken.stems(of: searched).joined(separator: " ")
    let letters = SearchToken.runs(of: searched).joined(separator: " ")
    try database.execute(
      sql: """
        INSERT INTO passage (id, page, kind, text, label, fields, snippet, context, letters)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, page, kind.rawValue, text, label,
        String(decoding: try JSONEncoder.ordered.encode(fields), as: UTF8.self),
        snippet, context, letters,
      ])
    if !words.isEmpty {
      try database.execute(sql: "INSERT INTO words (rowid, stems) VALUES (?, ?)", arguments: [id, words])
    }
    if !letters.isEmpty {
      try database.execute(
        sql: "INSERT INTO fragments (rowid, letters) VALUES (?, ?)", arguments: [id, letters])
    }
  }

  /// Its text, and what stands above the cells of a row.
  var searched: String { ([text] + fields.map(\.label)).joined(separator: " ") }
}
