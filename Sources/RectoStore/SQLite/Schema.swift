import GRDB

/// The tables, and how older files come to have them. Migrations are never changed once they are released.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: jobs, tokens, pages") { try $0.execute(sql: first) }
    migrator.registerMigration("2: conversations") { try $0.execute(sql: conversations) }
    return migrator
  }

  /// Times are milliseconds since 1970.
  private static let first = """
    CREATE TABLE token (
      id TEXT PRIMARY KEY NOT NULL,
      name TEXT NOT NULL,
      hash BLOB NOT NULL,
      callbackKey BLOB NOT NULL,
      pagesPerMonth INTEGER,
      requestsPerSecond REAL,
      priority INTEGER NOT NULL,
      createdAt INTEGER NOT NULL,
      revokedAt INTEGER
    ) STRICT;

    CREATE TABLE secret (name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT;

    CREATE TABLE job (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      owner TEXT NOT NULL,
      surface TEXT NOT NULL,
      state TEXT NOT NULL,
      priority INTEGER NOT NULL,
      period TEXT NOT NULL,
      request BLOB NOT NULL,
      secret TEXT,
      idempotencyKey TEXT,
      fingerprint TEXT NOT NULL,
      pageCount INTEGER,
      pagesDone INTEGER NOT NULL DEFAULT 0,
      crashes INTEGER NOT NULL DEFAULT 0,
      interruptions INTEGER NOT NULL DEFAULT 0,
      inputBytes INTEGER NOT NULL,
      outputBytes INTEGER NOT NULL DEFAULT 0,
      createdAt INTEGER NOT NULL,
      startedAt INTEGER,
      finishedAt INTEGER,
      expiresAt INTEGER,
      lease TEXT,
      leaseUntil INTEGER,
      failure BLOB,
      summary BLOB
    ) STRICT;
    CREATE UNIQUE INDEX jobByKey ON job (owner, idempotencyKey) WHERE idempotencyKey IS NOT NULL;
    CREATE INDEX jobByOwner ON job (owner, number);
    CREATE INDEX jobByState ON job (state, number);
    CREATE INDEX jobByExpiry ON job (expiresAt) WHERE expiresAt IS NOT NULL;

    CREATE TABLE turn (owner TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL) STRICT;

    CREATE TABLE usage (
      owner TEXT NOT NULL,
      period TEXT NOT NULL,
      pages INTEGER NOT NULL,
      PRIMARY KEY (owner, period)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE callback (
      job TEXT PRIMARY KEY NOT NULL REFERENCES job (id) ON DELETE CASCADE,
      url TEXT NOT NULL,
      key BLOB NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      nextAt INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """

  private static let conversations = """
    CREATE TABLE conversation (
      id TEXT PRIMARY KEY NOT NULL,
      job TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX conversationByJob ON conversation (job);

    CREATE TABLE message (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      content TEXT NOT NULL,
      citations BLOB,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX messageByConversation ON message (conversation, number);
    """
}
